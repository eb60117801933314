import { expect, test } from 'vitest'
import {
  isDangerOpen,
  isOpen,
  isWithdrawable,
  type SenderStanding,
  stageOf,
} from '../../../../functions/mail/sender/standing.ts'
import {
  closeOutcome,
  declineReason,
  type Referral,
  referralBase,
} from '../../../../shared/domain/referral.ts'
import type { Submission } from '../../../../shared/domain/submission.ts'
import { stageWords } from '../../../../shared/texts/sender-page-words.ts'
import { oneFamily } from '../../../support/decided.ts'
import { districtNamed } from '../../../support/districts.ts'
import { received } from '../../../support/submissions.ts'

const AT = '2026-11-30T09:00:00.000Z'
const base = referralBase(oneFamily().family)
const standing = (referral: Referral): SenderStanding => ({
  ...{ submission: received(), referral, district: districtNamed('bergamo') },
})
const words = (referral: Referral) => stageWords(stageOf(standing(referral)), 'it', false).join(' ')

test('a family that is known from elsewhere is taken care of, and nothing more is said', () => {
  const joined = words({ ...base, status: 'joined', joinedAt: AT })
  expect(joined).toBe(words({ ...base, status: 'in-charge', takenInChargeAt: AT }))
})

test('no ending says what a family did or wanted, nor who protects a child', () => {
  const ended = [
    ...declineReason.options.map(
      (reason): Referral => ({ ...base, status: 'declined', declinedAt: AT, reason }),
    ),
    ...closeOutcome.options.map(
      (outcome): Referral => ({ ...base, status: 'closed', closedAt: AT, outcome }),
    ),
    { ...base, status: 'redirected' as const, redirectedAt: AT, redirectedTo: 'Comune di Zqmilano' },
  ]
  for (const referral of ended) {
    expect(words(referral)).not.toMatch(/famiglia|tutela|doppione|minori|trasferit|zq/i)
    expect(isOpen(stageOf(standing(referral)))).toBe(false)
  }
})

test('a request is taken back by its sender until somebody works with the family', () => {
  const isItsToTakeBack = (referral: Referral) => isWithdrawable(standing(referral))
  expect(isItsToTakeBack({ ...base, status: 'received' })).toBe(true)
  expect(isItsToTakeBack({ ...base, status: 'received', isChildInDanger: true })).toBe(false)
  expect(isItsToTakeBack({ ...base, status: 'in-charge', takenInChargeAt: AT })).toBe(false)
})

test('a danger is open until a person has confirmed it, but not in what was only tried out', () => {
  const district = districtNamed('bergamo')
  const tried: Submission = {
    ...received(),
    ...{ status: 'tested', testedAt: AT, problems: [], dangerRaised: { at: AT, said: 'yes' } },
  }
  const lacking: Submission = { ...tried, status: 'quarantined' }
  expect(isDangerOpen({ submission: tried, referral: undefined, district })).toBe(false)
  expect(isDangerOpen({ submission: lacking, referral: undefined, district })).toBe(true)
  const referral = { ...base, status: 'received' as const, isChildInDanger: true }
  expect(isDangerOpen(standing(referral))).toBe(true)
  expect(isDangerOpen(standing({ ...referral, dangerConfirmed: { at: AT, by: 'anna-prova' } }))).toBe(false)
})
