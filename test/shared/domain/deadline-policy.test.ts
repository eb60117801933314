import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  deadlineKind,
  defaultPolicy,
  dueDayOf,
  policyRow,
  rowOf,
} from '../../../shared/domain/deadline-policy.ts'
import { romeDate } from '../../../shared/domain/rome.ts'
import { dayZero, isWorkingDay, type OfficeCalendar } from '../../../shared/domain/working-days.ts'

const BERGAMO: OfficeCalendar = { patron: '08-26', closed: [], closesAt: '17:00' }
const ORDINARY = { isUrgent: false, calendar: BERGAMO }
const FRIDAY_NIGHT = new Date('2026-11-27T22:40:00Z')

const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })

describe('the default policy', () => {
  test.each([
    ['acknowledge', 'goal', 1, 'working-days', undefined, []],
    ['complete', 'goal', 1, 'working-days', 0, []],
    ['triage', 'goal', 5, 'working-days', 1, [1]],
    ['first-contact', 'goal', 10, 'working-days', 3, [2]],
    ['privacy-notice', 'statutory', 0, 'working-days', undefined, []],
    ['feedback', 'goal', 15, 'working-days', undefined, [3]],
    ['amendment', 'goal', 1, 'working-days', undefined, []],
    ['answer-handover', 'goal', 2, 'working-days', undefined, []],
    ['settle-bounce', 'goal', 1, 'working-days', undefined, []],
    ['discussion', 'goal', 30, 'days', undefined, [5]],
    ['plan', 'goal', 60, 'days', undefined, [10]],
    ['review', 'goal', 90, 'days', undefined, [10]],
    ['form-quiet', 'goal', 1, 'working-days', undefined, []],
    ['form-refused', 'goal', 1, 'working-days', undefined, []],
    ['data-request', 'statutory', 1, 'months', undefined, [10, 5, 1]],
    ['permit-renewal', 'statutory', -60, 'days', undefined, [20, 5]],
    ['screen-mentor', 'goal', 10, 'working-days', undefined, [2]],
    ['mentor-answer', 'goal', 5, 'working-days', undefined, [2]],
    ['match-follow-up', 'goal', 14, 'days', undefined, [2]],
    ['insurance', 'statutory', 0, 'days', undefined, [20, 5]],
    ['fund-report', 'statutory', 0, 'days', undefined, [15, 10, 5, 2]],
  ] as const)('%s: %s, %i %s, urgent %s', (kind, basis, length, unit, urgentLength, remindBefore) => {
    const escalation = { liaisonAfter: 1, coordinatorAfter: 3 }
    const urgent = urgentLength === undefined ? {} : { urgentLength }
    expect(defaultPolicy[kind]).toEqual({ basis, length, unit, ...urgent, remindBefore, ...escalation })
  })

  test('has a row for every kind, and each is one that a district could have written', () => {
    const wrong = deadlineKind.options.filter((kind) => !policyRow.safeParse(defaultPolicy[kind]).success)
    expect(wrong).toEqual([])
  })

  test('holds where a district says nothing else, field by field', () => {
    const policy = { number: 1, rows: { triage: { length: 3 } } }
    expect(rowOf('triage', policy)).toEqual({ ...defaultPolicy.triage, length: 3 })
    expect(rowOf('feedback', policy)).toEqual(defaultPolicy.feedback)
  })
})

describe('the day at whose end something is due', () => {
  test.each([
    ['acknowledge', '2026-12-01', 'arrived on Friday at 23:40: due on Tuesday'],
    ['triage', '2026-12-07', 'five working days after Monday'],
    ['first-contact', '2026-12-15', 'over 8 December'],
    ['discussion', '2026-12-28', '30 days are a Sunday: Monday'],
    ['data-request', '2026-12-27', 'a month of the law ends on a Sunday too'],
  ] as const)('%s: %s (%s)', (kind, due, _why) => {
    expect(dueDayOf(defaultPolicy[kind], FRIDAY_NIGHT, ORDINARY)).toBe(due)
  })

  test('comes sooner where the case is urgent, and where no urgent length is set as always', () => {
    const urgent = { ...ORDINARY, isUrgent: true }
    expect(dueDayOf(defaultPolicy.triage, FRIDAY_NIGHT, urgent)).toBe('2026-12-01')
    expect(dueDayOf(defaultPolicy.feedback, FRIDAY_NIGHT, urgent)).toBe(
      dueDayOf(defaultPolicy.feedback, FRIDAY_NIGHT, ORDINARY),
    )
  })

  test.each([
    ['permit-renewal', '2027-03-15', '2027-01-14', '60 days before it expires'],
    ['insurance', '2027-01-31', '2027-01-31', 'the day itself, a Sunday'],
    ['school-enrolment', '2027-01-31', '2027-02-01', 'a goal ends on a working day'],
  ] as const)('%s from %s: %s (%s)', (kind, from, due, _why) => {
    expect(dueDayOf(defaultPolicy[kind], new Date(`${from}T11:00:00Z`), ORDINARY)).toBe(due)
  })

  test('of a goal is a working day, and never before what it counts from could be read', () => {
    const goals = deadlineKind.options
      .map((kind) => defaultPolicy[kind])
      .filter(({ basis }) => basis === 'goal')
    fc.assert(
      fc.property(instants, fc.constantFrom(...goals), fc.boolean(), (at, row, isUrgent) => {
        const due = dueDayOf(row, at, { isUrgent, calendar: BERGAMO })
        expect(isWorkingDay(due, BERGAMO)).toBe(true)
        const first = row.unit === 'working-days' ? dayZero(at, BERGAMO) : romeDate(at)
        expect(due >= first).toBe(true)
      }),
    )
  })

  test('is never later for what came earlier, nor for what is urgent', () => {
    const rows = deadlineKind.options.map((kind) => defaultPolicy[kind])
    fc.assert(
      fc.property(instants, instants, fc.constantFrom(...rows), (one, other, row) => {
        const [earlier, later] = one < other ? [one, other] : [other, one]
        expect(dueDayOf(row, earlier, ORDINARY) <= dueDayOf(row, later, ORDINARY)).toBe(true)
        const urgent = dueDayOf(row, one, { ...ORDINARY, isUrgent: true })
        expect(urgent <= dueDayOf(row, one, ORDINARY)).toBe(true)
      }),
    )
  })
})
