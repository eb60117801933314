import { availability } from '../../../functions/intake/dictionary/availability.ts'
import { oneOf } from '../../../functions/intake/dictionary/closed-list.ts'
import { language } from '../../../functions/intake/dictionary/language.ts'
import { listOf } from '../../../functions/intake/dictionary/list.ts'
import { isBlank, type Reader, wordsFrom } from '../../../functions/intake/dictionary/reading.ts'
import { need } from '../../../shared/domain/field.ts'
import type { SheetMapping } from '../sheet.ts'
import type { MentorColumn } from './columns.ts'

export interface ListContext {
  readonly mapping: SheetMapping
  /** The day of the import in Italy. */
  readonly today: string
}

type Tell = (problem: string) => void

/** How the lists of a row are read: as a form's answers to the same questions. */
export function listReaders({ mapping, today }: ListContext) {
  const asForm =
    <Part>(column: MentorColumn, reader: Reader<Part[]>, cure: string) =>
    (raw: unknown, tell: Tell): Part[] => {
      if (isBlank(raw)) return []
      const { value = [], fault } = reader(raw, {
        receivedOn: today,
        words: wordsFrom(mapping.values[column]),
      })
      if (fault !== undefined) tell(`${fault}: ${cure}; or map it under "values"`)
      return value
    }
  return {
    languages: asForm('languages', languages, 'write names or tags of languages: arabo, fr'),
    availability: asForm('availability', availability, 'write weekly times: lunedì pomeriggio, thu-evening'),
    needs: (column: 'skills' | 'preferences') => asForm(column, needs, `use ${need.options.join(', ')}`),
  }
}

const languages = listOf(language)
const needs = listOf(oneOf('needs', need.options))
