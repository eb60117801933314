import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { confirmSubmissionDanger } from '../../../../shared/casework/confirm-submission-danger.ts'
import { decide } from '../../../../shared/casework/decide.ts'
import { confirmDanger } from '../../../../shared/casework/decisions/danger.ts'
import { isOpen } from '../../../../shared/domain/deadline.ts'
import { type Intake, startIntake } from '../../../support/intake-table.ts'
import { completeForm } from '../../../support/partner.ts'
import { senderPage } from '../../../support/sender-page.ts'

const MONDAY = '2026-11-30T09:00:00.000Z'
const CONFIRMED = '2026-11-30T10:00:00.000Z'
const WEEKS_LATER = '2027-01-12T09:00:00.000Z'
const AFTERWARDS = '2027-01-12T09:05:00.000Z'

let intake: Intake
let page: ReturnType<typeof senderPage>
beforeAll(async () => {
  intake = await startIntake()
  await intake.addMember('anna-prova', { kinds: ['school'] })
  page = senderPage(intake)
})
afterAll(() => intake.stop())

const byAnna = {
  at: new Date(CONFIRMED),
  actor: 'operator/anna-prova',
  via: 'cli',
  correlationId: 'c',
} as const
const incomplete = { contact_given_name: 'Ndèye Fatou', child_in_danger: 'yes' }
const openDangers = (all: Awaited<ReturnType<Intake['look']>>['ofReferral']) =>
  all.filter((one) => one.kind === 'danger' && isOpen(one))

describe('a danger that its sender tells again, after somebody confirmed the one before', () => {
  test('is raised anew, of a request', async () => {
    const { submission } = await intake.send(completeForm('', { child_in_danger: 'yes' }), MONDAY, {
      id: 'again',
    })
    if (submission.status !== 'registered') throw new Error('it is no request')
    await decide(intake.table, submission.referral, confirmDanger, byAnna)
    await page.write('again', { child_in_danger: 'yes' }, WEEKS_LATER)
    const { referral, ofReferral } = await page.settle('again', AFTERWARDS)
    expect(referral).toMatchObject({ isChildInDanger: true, dangerRaisedAt: AFTERWARDS })
    expect(referral?.dangerConfirmed).toBeUndefined()
    expect(openDangers(ofReferral)).toHaveLength(1)
  })

  test('is raised anew, of what is to be completed', async () => {
    const { submission } = await intake.send(incomplete, MONDAY, { id: 'again-incomplete' })
    await confirmSubmissionDanger(intake.table, submission, byAnna)
    await page.write('again-incomplete', { child_in_danger: 'yes' }, WEEKS_LATER)
    const after = await page.settle('again-incomplete', AFTERWARDS)
    expect(after.submission).toMatchObject({ dangerRaised: { at: AFTERWARDS } })
    expect(after.submission.dangerConfirmed).toBeUndefined()
    expect(openDangers(after.ofSubmission)).toHaveLength(1)
  })
})
