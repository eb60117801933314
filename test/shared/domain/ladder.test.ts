import { describe, expect, test } from 'vitest'
import { defaultPolicy } from '../../../shared/domain/deadline-policy.ts'
import { type Laddered, nextStep, stepsBetween } from '../../../shared/domain/ladder.ts'
import type { OfficeCalendar } from '../../../shared/domain/working-days.ts'

const OFFICE: OfficeCalendar = { closed: [], closesAt: '17:00' }
const WHOLE = { after: new Date('2026-01-01T00:00:00Z'), until: new Date('2027-01-31T00:00:00Z') }

/** The first steps, as `new 2026-11-30T07:00`. */
function told(deadline: Laddered, row = defaultPolicy.acknowledge, count = 5): string[] {
  return stepsBetween(deadline, row, OFFICE, WHOLE)
    .slice(0, count)
    .map(({ name, at }) => `${name} ${at.slice(0, 16)}`)
}

describe('what is told of a deadline', () => {
  test('that was set on Friday at 23:40 begins on Monday, and goes on until somebody does it', () => {
    expect(told({ setAt: '2026-11-27T22:40:00.000Z', due: '2026-12-01' }, undefined, 6)).toEqual([
      'new 2026-11-30T07:00',
      'due 2026-12-01T07:00',
      'overdue-1 2026-12-02T07:00',
      'overdue-3 2026-12-04T07:00',
      'overdue-8 2026-12-14T07:00',
      'overdue-13 2026-12-21T07:00',
    ])
  })

  test('waits for the end of a long weekend', () => {
    expect(told({ setAt: '2026-12-24T17:00:00.000Z', due: '2026-12-29' }, undefined, 3)).toEqual([
      'new 2026-12-28T07:00',
      'due 2026-12-29T07:00',
      'overdue-1 2026-12-30T07:00',
    ])
  })

  test('is told the same morning when it was set before eight', () => {
    expect(told({ setAt: '2026-11-30T06:59:00.000Z', due: '2026-12-01' }, undefined, 1)).toEqual([
      'new 2026-11-30T07:00',
    ])
    expect(told({ setAt: '2026-11-30T07:00:00.000Z', due: '2026-12-01' }, undefined, 1)).toEqual([
      'new 2026-12-01T07:00',
    ])
  })

  test.each([
    ['2026-03-27T22:40:00.000Z', '2026-03-31', 'new 2026-03-30T06:00', 'the clocks went forward'],
    ['2026-10-23T21:40:00.000Z', '2026-10-27', 'new 2026-10-26T07:00', 'the clocks went back'],
  ])('set at %s, due %s: %s, at eight o’clock in Italy (%s)', (setAt, due, first) => {
    expect(told({ setAt, due }, undefined, 1)).toEqual([first])
  })

  test('reminds so many working days before, and not before it is new', () => {
    const feedback = { setAt: '2026-11-30T10:00:00.000Z', due: '2026-12-22' }
    expect(told(feedback, defaultPolicy.feedback, 3)).toEqual([
      'new 2026-12-01T07:00',
      'before-3 2026-12-17T07:00',
      'due 2026-12-22T07:00',
    ])
    const soon = { setAt: '2026-12-18T10:00:00.000Z', due: '2026-12-22' }
    expect(told(soon, defaultPolicy.feedback, 2)).toEqual(['new 2026-12-21T07:00', 'due 2026-12-22T07:00'])
  })

  test('reminds as an operator wished, where one did', () => {
    const own = { setAt: '2026-11-30T10:00:00.000Z', due: '2026-12-22', remindBefore: [1, 5] }
    expect(told(own, defaultPolicy.own, 4)).toEqual([
      'new 2026-12-01T07:00',
      'before-5 2026-12-15T07:00',
      'before-1 2026-12-21T07:00',
      'due 2026-12-22T07:00',
    ])
  })

  test('of what is statutory and ends on a Sunday is told on the Friday before, and is late on Monday', () => {
    const request = { setAt: '2026-12-14T10:00:00.000Z', due: '2026-12-20' }
    expect(told(request, { ...defaultPolicy['data-request'], remindBefore: [] }, 3)).toEqual([
      'new 2026-12-15T07:00',
      'due 2026-12-18T07:00',
      'overdue-1 2026-12-21T07:00',
    ])
  })

  test('is silent until the day to which it was put off, and begins anew then', () => {
    const snoozed = { setAt: '2026-11-27T22:40:00.000Z', due: '2026-12-10', snoozedUntil: '2026-12-10' }
    expect(told(snoozed, undefined, 3)).toEqual([
      'new 2026-12-10T07:00',
      'due 2026-12-10T07:00',
      'overdue-1 2026-12-11T07:00',
    ])
  })

  test('that is due on the day on which it is set is told at once, and as missed on the morning after', () => {
    expect(told({ setAt: '2026-12-01T10:00:00.000Z', due: '2026-12-01' }, undefined, 2)).toEqual([
      'new 2026-12-01T10:00',
      'overdue-1 2026-12-02T07:00',
    ])
  })

  test('that would be late on the first morning of the office is told before the days off', () => {
    expect(told({ setAt: '2026-12-18T10:00:00.000Z', due: '2026-12-20' }, undefined, 1)).toEqual([
      'new 2026-12-18T10:00',
    ])
    expect(told({ setAt: '2026-12-18T10:00:00.000Z', due: '2026-12-21' }, undefined, 1)).toEqual([
      'new 2026-12-21T07:00',
    ])
  })

  test('that is late already when it is set is told as new, then as what it is', () => {
    expect(told({ setAt: '2026-12-09T10:00:00.000Z', due: '2026-12-07' }, undefined, 3)).toEqual([
      'new 2026-12-09T10:00',
      'overdue-3 2026-12-11T07:00',
      'overdue-8 2026-12-18T07:00',
    ])
  })

  test('goes to coordinators when the policy says, and then every five working days', () => {
    const row = { ...defaultPolicy.acknowledge, liaisonAfter: 2, coordinatorAfter: 4 }
    const names = told({ setAt: '2026-11-27T22:40:00.000Z', due: '2026-12-01' }, row, 7).map(
      (one) => one.split(' ')[0],
    )
    expect(names).toEqual(['new', 'due', 'overdue-1', 'overdue-2', 'overdue-4', 'overdue-9', 'overdue-14'])
  })
})

test('the next step is the first that comes after an instant, and none at that instant', () => {
  const deadline = { setAt: '2026-11-27T22:40:00.000Z', due: '2026-12-01' }
  const next = (at: string) => nextStep(deadline, defaultPolicy.acknowledge, OFFICE, new Date(at)).name
  expect(next('2026-11-30T06:59:59.999Z')).toBe('new')
  expect(next('2026-11-30T07:00:00.000Z')).toBe('due')
  expect(next('2028-01-01T00:00:00.000Z')).toMatch(/^overdue-\d+$/)
})
