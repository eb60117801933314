import { latinDigits } from '../../../shared/domain/digits.ts'

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
