import * as z from 'zod'
import { type CheckedMapping, readLines } from '../../functions/intake/mapping/mapping.ts'
import { sectionsOf } from '../../functions/intake/mapping/sections.ts'
import type { Vocabulary } from '../../functions/intake/mapping/vocabulary.ts'
import { columnName, householdFields } from './columns.ts'
import { readSince, SINCE_FORMS } from './row/dates.ts'

/** As a form's mapping; a column may also be mapped to `ignore`. */
const importMapping = z.strictObject({
  fields: z.record(z.string(), z.enum([...columnName.options, 'ignore'])),
  values: z.partialRecord(z.enum(householdFields), z.record(z.string(), z.string())),
  constants: z.partialRecord(z.enum([...householdFields, 'since']), z.string()),
})
export type ImportMapping = z.infer<typeof importMapping>

export const noImportMapping: ImportMapping = { fields: {}, values: {}, constants: {} }

const vocabulary: Vocabulary = {
  theirs: 'file',
  named: 'column',
  everyone: 'every family',
  instead: 'let the file say it',
  isNone: 'is no column of an import',
  targets: [...columnName.options, 'ignore'],
  fields: householdFields,
  dates: { since: { wanted: `a date up to today: ${SINCE_FORMS}`, read: readSince } },
}

/**
 * Reads the mapping of an import, as that of a form is read.
 * @param today calendar day in Italy: `2026-01-18`
 */
export function readImportMapping(json: unknown, today: string): CheckedMapping<ImportMapping> {
  const { sections, faults } = sectionsOf(json, vocabulary)
  const read = faults.length > 0 ? { faults } : readLines(sections, today, vocabulary)
  return 'faults' in read ? read : { mapping: importMapping.parse(read.texts) }
}
