import { expect, test } from 'vitest'
import { readDate } from '../../../cli/import/row/dates.ts'

test.each([
  ['2024-03-15', '2024-03-15'],
  ['15/03/2024', '2024-03-15'],
  ['1.3.2024', '2024-03-01'],
  ['٢٠٢٤-٠٣-١٥', '2024-03-15'],
  ['2024-02-30', undefined],
  ['2031-01-01', undefined],
  ['45366', undefined],
  ['', undefined],
])('%j is the day %s', (text, day) => {
  expect(readDate(text, ['1950-01-01', '2030-12-31'])).toBe(day)
})
