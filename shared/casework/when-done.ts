import type { Occasion } from '../../events/announce.ts'
import { romeDate, romeInstant } from '../domain/rome.ts'
import { Refused } from '../errors.ts'

const NOON = '12:00'

/**
 * When something was done that is told now: at this moment, or at noon of an earlier day.
 * @param on a day in Italy; today without it
 * @param since an instant before whose day nothing can have been done
 * @throws Refused when that day is still to come, or before
 */
export function whenDone(on: string | undefined, { at }: Pick<Occasion, 'at'>, since: string): string {
  const today = romeDate(at)
  if (on !== undefined && on > today) {
    throw new Refused(`${on} is still to come: say when it was done, ${today} at the latest`)
  }
  const first = romeDate(new Date(since))
  if (on !== undefined && on < first) {
    throw new Refused(`${on} is before the family was known: say when it was done, from ${first} on`)
  }
  return (on === undefined || on === today ? at : romeInstant(on, NOON)).toISOString()
}
