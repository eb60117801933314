import { phone } from '../../../functions/intake/dictionary/text.ts'
import { latinDigits } from '../../../shared/domain/digits.ts'
import type { DistrictRow } from '../../../shared/domain/district.ts'
import { findPlace } from '../../../shared/domain/municipality.ts'
import { readDate } from '../row/dates.ts'

export const DAY_FORMS = 'a day up to today: 2026-09-30 or 30/09/2026'
const EARLIEST = '1950-01-01'

type Parse<Value> = (text: string) => Value | undefined

/** A day up to today, as `2026-09-30`. */
export function dayUntil(today: string): Parse<string> {
  return (text) => readDate(text, [EARLIEST, today])
}

/** A whole number up to a greatest one, also with its unit behind it: `15 km`. */
export function wholeNumber(greatest: number): Parse<number> {
  return (text) => {
    const [, digits] = /^(\d{1,3})(?:\s*km)?$/i.exec(latinDigits(text)) ?? []
    const number = Number(digits)
    return digits === undefined || number > greatest ? undefined : number
  }
}

/** As forms are read: E.164 where it is one, else as it was written. */
export function phoneNumber(text: string): string | undefined {
  const { value, fault } = phone(text, { receivedOn: '' })
  return fault === undefined && value !== undefined && value.length <= LONGEST ? value : undefined
}
const LONGEST = 200

/**
 * ISTAT code of a municipality of the programme, from its name or code. Of others no distance is known, and whoever lived
 * there would never be proposed.
 */
export function programmeMunicipality(districts: readonly DistrictRow[]): Parse<string> {
  return (text) => {
    const place = findPlace(text, districts)
    return place?.kind === 'district' ? place.istatCode : undefined
  }
}
