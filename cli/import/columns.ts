import * as z from 'zod'
import type { FieldName } from '../../shared/domain/field.ts'
import { Refused } from '../../shared/errors.ts'

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
export const ownColumns = ['record', 'since', 'persons'] as const

export const columnName = z.enum([...householdFields, ...ownColumns])
export type ColumnName = z.infer<typeof columnName>
export type HouseholdField = (typeof householdFields)[number]

const field = z.enum(householdFields)

/** As a form's mapping; a column may also be mapped to `ignore`. */
const importMapping = z.strictObject({
  fields: z.record(z.string(), z.enum([...columnName.options, 'ignore'])).default({}),
  values: z.partialRecord(field, z.record(z.string(), z.string())).default({}),
  constants: z.partialRecord(z.enum([...householdFields, 'since']), z.string()).default({}),
})
export type ImportMapping = z.infer<typeof importMapping>

export const noImportMapping: ImportMapping = { fields: {}, values: {}, constants: {} }

/** @throws Refused with a line for each entry that is wrong */
export function parseImportMapping(json: unknown): ImportMapping {
  const parsed = importMapping.safeParse(json)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`)
  throw new Refused(`the mapping is wrong, nothing was written:\n${faults.join('\n')}`)
}

/** The column that a heading stands for: by the mapping, else by its name, however it is spelt; undefined when unknown. */
export function columnOf(heading: string, { fields }: ImportMapping): ColumnName | 'ignore' | undefined {
  return (Object.hasOwn(fields, heading) ? fields[heading] : undefined) ?? bySpelling.get(spelling(heading))
}

const bySpelling = new Map(columnName.options.map((name) => [spelling(name), name]))

function spelling(heading: string): string {
  return heading.toLowerCase().replace(/[\s_-]/g, '')
}
