import { InvalidArgumentError } from 'commander'
import { isoDay } from '../../shared/domain/identifier.ts'

/** Parses an option that is a calendar day: `2026-12-01`. */
export function dayOption(given: string): string {
  if (isoDay.safeParse(given).success) return given
  throw new InvalidArgumentError('give a day that exists as year-month-day: 2026-12-01.')
}
