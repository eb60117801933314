import * as z from 'zod'
import type { FieldName } from '../../shared/domain/field.ts'
import { spelling } from '../../shared/domain/folding.ts'
import type { Headings } from './headings.ts'
import type { ImportMapping } from './mapping.ts'
import type { Needed } from './missing-columns.ts'

/** Fields of the dictionary that say something about a household; a referral has the others. */
export const householdFields = [
  'municipality',
  'contact_given_name',
  'contact_family_name',
  'contact_phone',
  'contact_email',
  'contact_language',
  'languages',
  'contact_instructions',
  'interpreter_language',
  'adults',
  'minors_birth_years',
  'single_parent',
  'availability',
  'citizenship',
  'privacy_notice_given',
] as const satisfies FieldName[]

/** What only an import has: the number in the earlier records, since when, and (in JSON) the members one by one. */
const ownColumns = ['record', 'since', 'persons'] as const

export const columnName = z.enum([...householdFields, ...ownColumns])
export type ColumnName = z.infer<typeof columnName>
export type HouseholdField = (typeof householdFields)[number]

/** The column that a heading stands for: by the mapping, else by its name, however it is spelt; undefined when unknown. */
export function columnOf(heading: string, { fields }: ImportMapping): ColumnName | 'ignore' | undefined {
  return (Object.hasOwn(fields, heading) ? fields[heading] : undefined) ?? bySpelling.get(spelling(heading))
}

/** The headings of a file of households. */
export function householdHeadings(mapping: ImportMapping): Headings {
  return { columnOf: (heading) => columnOf(heading, mapping), constants: mapping.constants }
}

/** What every household must have. */
export const neededOfHouseholds: Needed = {
  columns: [
    ['record', ['record']],
    ['municipality', ['municipality']],
    ['contact', ['contact_given_name', 'contact_family_name', 'contact_phone', 'contact_email', 'persons']],
  ],
  page: 'docs/import.md',
}

const bySpelling = new Map(columnName.options.map((name) => [spelling(name), name]))
