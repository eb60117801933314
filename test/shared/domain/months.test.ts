import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths } from '../../../shared/domain/deadline-policy.ts'
import { addDays } from '../../../shared/domain/working-days.ts'

const days = fc.integer({ min: 0, max: 7_000 }).map((ahead) => addDays('2020-01-01', ahead))

describe('months later', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-11-15', 2, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
  ])('%s and %i: %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected)
  })

  test('is the same date, or the last of its month, in exactly that month', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -36, max: 36 }), (day, months) => {
        const later = addMonths(day, months)
        const monthsOf = (one: string) => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7))
        expect(monthsOf(later) - monthsOf(day)).toBe(months)
        const isLast = addDays(later, 1).slice(8) === '01'
        expect(later.slice(8) === day.slice(8) || (isLast && later.slice(8) < day.slice(8))).toBe(true)
      }),
    )
  })
})
