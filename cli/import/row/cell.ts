import { readers } from '../../../functions/intake/dictionary/dictionary.ts'
import { isBlank, type Reading, wordsFrom } from '../../../functions/intake/dictionary/reading.ts'
import { hasBrokenCharacters } from '../../../functions/intake/providers/json-body.ts'
import { latinDigits } from '../../../shared/domain/digits.ts'
import type { HouseholdField, ImportMapping } from '../columns.ts'

/** What reading a cell may know besides the cell. */
export interface CellContext {
  readonly mapping: ImportMapping
  /** The day of the import in Italy: ages count from it. */
  readonly today: string
}

/** Reads a cell as a form's answer to the same field is read; nothing for a blank one. */
export function readCell(field: HouseholdField, raw: unknown, context: CellContext): Reading<unknown> {
  if (isBlank(raw)) return {}
  if (!isPlain(raw)) return { fault: 'unreadable' }
  if (hasBrokenCharacters(raw)) return { fault: 'broken-characters' }
  const { mapping, today } = context
  return readers[field](raw, { receivedOn: today, words: wordsFrom(mapping.values[field]) })
}

/** A text, number, yes or no; or a list of such. */
export function isPlain(raw: unknown): boolean {
  const isScalar = (one: unknown) => one === null || typeof one !== 'object'
  return isScalar(raw) || (Array.isArray(raw) && raw.every(isScalar))
}

const EARLIEST_YEAR = 1900

/** A year of birth, of a person of any age. */
export function readYear(raw: unknown, today: string): Reading<number> {
  const digits = latinDigits(String(raw)).trim()
  const year = /^\d{4}$/.test(digits) ? Number(digits) : Number.NaN
  const isPossible = year >= EARLIEST_YEAR && year <= Number(today.slice(0, 4))
  return isPossible ? { value: year } : { fault: 'unreadable' }
}
