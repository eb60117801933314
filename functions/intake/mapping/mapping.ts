import type { FormKind, Provider } from '../../../shared/domain/form.ts'
import { type Mapping, mapping } from '../../../shared/domain/mapping.ts'
import { faultsOfLines } from './lines.ts'
import { type Section, type Sections, sectionsOf, sizeFaults, textOf, tooManyLines } from './sections.ts'
import { type Vocabulary, vocabularyOf } from './vocabulary.ts'

/** A mapping, or one message for each line of its file that is wrong, with section, key, value and cure. */
export type CheckedMapping<Its = Mapping> = { readonly mapping: Its } | { readonly faults: readonly string[] }

/**
 * Reads the mapping file of a form: its three sections, each optional. Never throws, whatever the JSON.
 * @param today calendar day in Italy: `2026-01-18`
 * @param provider the form's, where it is known: its own names are refused then
 */
export function readMapping(
  json: unknown,
  today: string,
  provider?: Provider,
  kind: FormKind = 'referral',
): CheckedMapping {
  const vocabulary = { ...vocabularyOf(kind), provider }
  const { sections, faults } = sectionsOf(json, vocabulary)
  const wrong = faults.length > 0 ? faults : tooManyLines(sections)
  if (wrong.length > 0) return { faults: wrong }
  const lines = readLines(sections, today, vocabulary)
  if ('faults' in lines) return lines
  const read = mapping.parse(lines.texts)
  const large = sizeFaults(read)
  return large.length > 0 ? { faults: large } : { mapping: read }
}

/** What is wrong with a mapping file, line by line; empty when it can be set. */
export function faultsOfMapping(json: unknown, today: string, provider?: Provider): readonly string[] {
  const read = readMapping(json, today, provider)
  return 'faults' in read ? read.faults : []
}

/** The lines of a mapping as they are stored, or what is wrong with them. */
export function readLines(
  sections: Sections,
  today: string,
  vocabulary: Vocabulary,
): { readonly texts: unknown } | { readonly faults: readonly string[] } {
  const faults = faultsOfLines(sections, today, vocabulary)
  return faults.length > 0 ? { faults } : { texts: asText(sections) }
}

function asText({ fields, values, constants }: Sections): unknown {
  const texts = (section: Section) =>
    Object.fromEntries([...section].map(([key, value]) => [key, textOf(value)]))
  return {
    fields: Object.fromEntries(fields),
    values: Object.fromEntries([...values].map(([field, words]) => [field, texts(words)])),
    constants: texts(constants),
  }
}
