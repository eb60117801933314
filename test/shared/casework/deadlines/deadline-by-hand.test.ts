import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyEvent } from '../../../../events/all-events.ts'
import {
  announceSnoozed,
  doneByHand,
  snoozed,
} from '../../../../shared/casework/deadlines/deadline-by-hand.ts'
import { followsState } from '../../../../shared/casework/deadlines/demands.ts'
import { end } from '../../../../shared/casework/deadlines/settled-deadlines.ts'
import type { Deadline, OpenDeadline } from '../../../../shared/domain/deadline.ts'
import { type DeadlineKind, deadlineKind } from '../../../../shared/domain/deadline-policy.ts'
import { addDays, isWorkingDay } from '../../../../shared/domain/working-days.ts'
import { Refused } from '../../../../shared/errors.ts'
import { districtOf, emptyWorld, occasionAt } from '../../../support/casework-world.ts'
import { demand, openOne, settled, TUESDAY } from '../../../support/demands.ts'

const occasion = occasionAt(TUESDAY)
const district = districtOf(emptyWorld(), 'bergamo')
const triage = openOne(settled(demand))
const of = (kind: DeadlineKind) => ({ ...triage, kind })
const statutory: OpenDeadline = {
  ...of('data-request'),
  basis: 'statutory',
  due: '2026-12-20',
  policyDue: '2026-12-20',
}
const until = (deadline: Deadline, day: string) => snoozed(deadline, day, { district, occasion })

describe('done by hand', () => {
  test.each(['own', 'form-quiet', 'form-refused', 'data-request'] as const)('%s is', (kind) => {
    expect(doneByHand(of(kind), occasion)).toMatchObject({ status: 'done', endedAt: TUESDAY, version: 2 })
  })

  test.each([
    ['acknowledge', 'referral acknowledge'],
    ['triage', 'referral take'],
    ['complete', 'submission replay'],
    ['first-contact', 'household contact'],
    ['privacy-notice', 'household progress'],
    ['feedback', 'referral feedback'],
    ['amendment', 'referral amendment'],
    ['answer-handover', 'handover accept'],
    ['settle-bounce', 'deadline done, by somebody of that side'],
    ['review', 'household progress'],
    ['danger', 'danger confirm'],
  ] as const)('%s is not: it is done by %s', (kind, command) => {
    expect(() => doneByHand(of(kind), occasion)).toThrow(command)
  })

  test('is nothing that follows from a state, and all else is', () => {
    for (const kind of deadlineKind.options) {
      const attempt = () => doneByHand(of(kind), occasion).status
      if (followsState.has(kind)) expect(attempt).toThrow(Refused)
      else expect(attempt()).toBe('done')
    }
  })

  test('is nothing a second time', () => {
    const done = end(of('own'), 'done', occasion)
    expect(() => doneByHand(done, occasion)).toThrow(
      `own 1 of BG-26-0042 was done at ${TUESDAY}: nothing was changed`,
    )
  })
})

describe('put off', () => {
  test('a goal is told again on that day, and is due then when its day came earlier', () => {
    const later = until(triage, '2026-12-10')
    expect(later).toMatchObject({
      due: '2026-12-10',
      policyDue: '2026-12-07',
      snoozedUntil: '2026-12-10',
      version: 2,
    })
    expect(later.next).toEqual({ name: 'new', at: '2026-12-10T07:00:00.000Z' })
    expect(until(triage, '2026-12-03').due).toBe('2026-12-07')
  })

  test('what was missed is so no longer until its new day is over', () => {
    const missed = { ...triage, due: '2026-11-27', missedAt: '2026-11-30T07:00:00.000Z' }
    expect(until(missed, '2026-12-10')).not.toHaveProperty('missedAt')
  })

  test('what is statutory is only told later, up to its own day', () => {
    expect(until(statutory, '2026-12-18')).toMatchObject({ due: '2026-12-20', snoozedUntil: '2026-12-18' })
    expect(() => until(statutory, '2026-12-21')).toThrow(
      'it is statutory, its day is 2026-12-20 and stays so',
    )
  })

  test.each([
    ['2026-12-01', 'a day after today, 2026-12-01'],
    ['2026-11-30', 'a day after today'],
    ['2027-01-04', 'at most 30 days, 2026-12-31'],
    ['2026-12-06', 'the office of bergamo does not work then, the next day is 2026-12-07'],
    ['2026-12-08', 'the next day is 2026-12-09'],
  ])('until %s it cannot be: %s', (day, why) => {
    expect(() => until(triage, day)).toThrow(why)
  })

  test('a danger cannot be, nor what has ended', () => {
    expect(() => until(of('danger'), '2026-12-02')).toThrow('until a named person confirms it')
    expect(() => until(end(triage, 'cancelled', occasion), '2026-12-02')).toThrow('was cancelled at')
  })

  test('says so in an event that holds days and nothing else', () => {
    const event = anyEvent.parse(announceSnoozed(until(triage, '2026-12-10'), occasion))
    expect(event).toMatchObject({
      type: 'deadline.snoozed',
      data: { kind: 'triage', number: 1, until: '2026-12-10', due: '2026-12-10' },
    })
  })

  test('is never past a statutory day, nor told before the day, whatever is asked for', () => {
    const deadlines = fc.constantFrom<OpenDeadline>(triage, statutory, { ...of('own'), due: '2026-12-31' })
    fc.assert(
      fc.property(deadlines, fc.integer({ min: -5, max: 60 }), (deadline, days) => {
        const day = addDays('2026-12-01', days)
        try {
          const later = until(deadline, day)
          if (later.basis === 'statutory') expect(later.due).toBe(deadline.due)
          expect(later.due >= day).toBe(true)
          expect(later.next.at.slice(0, 10) >= day).toBe(true)
        } catch (error) {
          if (!(error instanceof Refused)) throw error
          const isAllowed = days >= 1 && days <= 30 && isWorkingDay(day, district.office)
          expect(isAllowed && (deadline.basis === 'goal' || day <= deadline.due)).toBe(false)
        }
      }),
    )
  })
})
