import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { caseCode, caseYear } from '../../../shared/domain/case-code.ts'
import { romeDate } from '../../../shared/domain/rome.ts'

describe('a case code', () => {
  test('names district, year and number', () => {
    expect(caseCode('BG', new Date('2026-03-01T10:00:00Z'), 42)).toBe('BG-26-0042')
    expect(caseCode('VC', new Date('2026-03-01T10:00:00Z'), 12_345)).toBe('VC-26-12345')
  })

  test('takes the year that it is in Italy', () => {
    expect(caseYear(new Date('2026-12-31T22:59:59Z'))).toBe('2026')
    expect(caseYear(new Date('2026-12-31T23:00:00Z'))).toBe('2027')
  })

  test('is never the same for two numbers', () => {
    const at = new Date('2026-03-01T10:00:00Z')
    fc.assert(
      fc.property(fc.nat(99_999), fc.nat(99_999), (one, other) => {
        expect(caseCode('BG', at, one) === caseCode('BG', at, other)).toBe(one === other)
      }),
    )
  })
})

test.each([
  ['2026-03-29T00:59:00Z', '2026-03-29'],
  ['2026-10-24T21:59:00Z', '2026-10-24'],
  ['2026-10-24T22:00:00Z', '2026-10-25'],
])('%s is the day %s in Italy', (instant, day) => {
  expect(romeDate(new Date(instant))).toBe(day)
})
