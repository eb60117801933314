import { beforeEach, describe, expect, test } from 'vitest'
import { recordContact } from '../../../../shared/casework/decisions/contact.ts'
import { decline } from '../../../../shared/casework/decisions/decline.ts'
import { mark } from '../../../../shared/casework/decisions/mark.ts'
import { progress } from '../../../../shared/casework/decisions/progress.ts'
import { takeInCharge } from '../../../../shared/casework/decisions/take-in-charge.ts'
import type { Referral } from '../../../../shared/domain/referral.ts'
import { arrive, type World } from '../../../support/casework-world.ts'
import { decided, oneFamily, standingOf } from '../../../support/decided.ts'

let world: World
let family: Referral
beforeEach(() => {
  ;({ world, family } = oneFamily())
})

describe('marks', () => {
  test.each(['protected', 'restricted'] as const)('%s is set and taken away, each once', (which) => {
    expect(decided(world, family, mark(which, false))).toBe(
      `BG-26-0001: the family is not ${which}: nothing was changed`,
    )
    expect(decided(world, family, mark(which, true))).toBeUndefined()
    expect(decided(world, family, mark(which, true))).toBe(
      `BG-26-0001: the family is already ${which}: nothing was changed`,
    )
    expect(decided(world, family, mark(which, false))).toBeUndefined()
    const { isProtected = false, isRestricted = false } = standingOf(world, family).household
    expect({ isProtected, isRestricted }).toEqual({ isProtected: false, isRestricted: false })
  })
})

describe('progress', () => {
  beforeEach(() => {
    decided(world, family, takeInCharge('anna-prova'))
  })

  test('each step does its deadline; a plan begins the reviews, and a review the next one', () => {
    decided(world, family, recordContact({ channel: 'phone', outcome: 'reached', isInterpreted: false }))
    for (const step of ['privacy-notice', 'discussion', 'plan'] as const) {
      expect(decided(world, family, progress({ step }))).toBeUndefined()
    }
    const { open, done } = standingOf(world, family)
    expect(done).toEqual(expect.arrayContaining(['privacy-notice', 'discussion', 'plan', 'first-contact']))
    expect(open).toEqual(['feedback', 'review'])
    expect(decided(world, family, progress({ step: 'review' }), '2027-03-01T09:00:00.000Z')).toBeUndefined()
    const reviews = [...world.deadlines.values()].filter(({ kind }) => kind === 'review')
    expect(reviews.map(({ status, number, due }) => [status, number, due])).toEqual([
      ['done', 1, '2027-03-02'],
      ['open', 2, '2027-05-31'],
    ])
  })

  test('the notice keeps its day and language, and is given once', () => {
    expect(
      decided(world, family, progress({ step: 'privacy-notice', on: '2026-12-01', language: 'ar' })),
    ).toBeUndefined()
    const { household } = standingOf(world, family)
    expect(household.privacyNotice).toEqual({ givenOn: '2026-12-01', language: 'ar' })
    expect(household.privacyNoticeGiven).toBe(true)
    expect(decided(world, family, progress({ step: 'privacy-notice' }))).toBe(
      'BG-26-0001: the notice was given on 2026-12-01: nothing was changed',
    )
  })

  test('there is no review without a plan, nor before it', () => {
    expect(decided(world, family, progress({ step: 'review' }))).toBe(
      'BG-26-0001: there is no plan to review: "household progress BG-26-0001 plan" first',
    )
    decided(world, family, progress({ step: 'plan' }))
    expect(decided(world, family, progress({ step: 'review', on: '2026-12-01' }))).toMatch(
      /before the last time, 2026-12-02/,
    )
  })

  test('is refused before somebody works with the family, and after the work has ended', () => {
    const other = arrive(world, { number: 2, at: '2026-11-30T10:00:00Z' })
    expect(decided(world, other, progress({ step: 'plan' }))).toBe(
      'BG-26-0002 waits to be acknowledged: take it in charge first, "referral take BG-26-0002"',
    )
    decided(world, other, decline('other'))
    expect(decided(world, other, progress({ step: 'discussion' }))).toMatch(/its household is closed/)
  })
})
