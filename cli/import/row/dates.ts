import type { Reading } from '../../../functions/intake/dictionary/reading.ts'
import { latinDigits } from '../../../shared/domain/digits.ts'
import { EARLIEST_BIRTH_YEAR } from '../../../shared/domain/household.ts'

/**
 * A calendar day written as `2024-03-15` or `15/03/2024`, as `2024-03-15`.
 * @returns undefined when it is none, or outside of these days, both included
 */
export function readDate(text: string, [earliest, latest]: readonly [string, string]): string | undefined {
  const digits = latinDigits(text).trim()
  const european = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(digits)
  const [, day = '', month = '', year = ''] = european ?? []
  const date = european === null ? digits : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || date < earliest || date > latest) return undefined
  const midnight = new Date(`${date}T00:00:00.000Z`)
  const isReal = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(date)
  return isReal ? date : undefined
}

export const SINCE_FORMS = '2024-03-15 or 15/03/2024'
const EARLIEST_SINCE = '1950-01-01'

/** Since when a family has been known: a day up to today. */
export function readSince(text: string, today: string): string | undefined {
  return readDate(text, [EARLIEST_SINCE, today])
}

/** A day of birth, of a person of any age. */
export function readBirthDate(text: string, today: string): string | undefined {
  return readDate(text, [`${EARLIEST_BIRTH_YEAR}-01-01`, today])
}

/** A year of birth, of a person of any age. */
export function readYear(raw: unknown, today: string): Reading<number> {
  const digits = latinDigits(String(raw)).trim()
  const year = /^\d{4}$/.test(digits) ? Number(digits) : Number.NaN
  const isPossible = year >= EARLIEST_BIRTH_YEAR && year <= Number(today.slice(0, 4))
  return isPossible ? { value: year } : { fault: 'unreadable' }
}
