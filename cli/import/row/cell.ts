import { readers } from '../../../functions/intake/dictionary/dictionary.ts'
import { isBlank, type Reading, wordsFrom } from '../../../functions/intake/dictionary/reading.ts'
import { hasBrokenCharacters } from '../../../functions/intake/providers/json-body.ts'
import type { HouseholdField } from '../columns.ts'
import type { ImportMapping } from '../mapping.ts'

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
