import * as z from 'zod'
import type { CheckedMapping } from '../../functions/intake/mapping/mapping.ts'
import { nearestWord } from '../../functions/intake/mapping/nearest-word.ts'
import { quoted, type Sections, sectionsOf, textOf } from '../../functions/intake/mapping/sections.ts'
import { formVocabulary } from '../../functions/intake/mapping/vocabulary.ts'
import { spelling } from '../../shared/domain/folding.ts'
import type { Headings } from './headings.ts'

/** A mapping of a sheet: in the sections of a form's, over the sheet's own columns. */
export interface SheetMapping {
  readonly fields: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly constants: Readonly<Record<string, string>>
}

export const noSheetMapping: SheetMapping = { fields: {}, values: {}, constants: {} }

/** Which column each heading stands for: by the mapping, else by its name, however it is spelt. */
export function sheetHeadings(columns: readonly string[], { fields, constants }: SheetMapping): Headings {
  const bySpelling = new Map(columns.map((name) => [spelling(name), name]))
  const columnOf = (heading: string) =>
    (Object.hasOwn(fields, heading) ? fields[heading] : undefined) ?? bySpelling.get(spelling(heading))
  return { columnOf, constants }
}

/** Reads the mapping of a sheet; one message for each line that is wrong. */
export function readSheetMapping(json: unknown, columns: readonly string[]): CheckedMapping<SheetMapping> {
  const { sections, faults } = sectionsOf(json, { ...formVocabulary, theirs: 'file', named: 'column' })
  const wrong = faults.length > 0 ? faults : faultsOf(sections, columns)
  if (wrong.length > 0) return { faults: wrong }
  const { fields, values, constants } = sections
  const words = [...values].map(([column, its]) => [column, Object.fromEntries(its)])
  const read = { fields: Object.fromEntries(fields), values: Object.fromEntries(words) }
  const parsed = sheetMapping.parse({ ...read, constants: Object.fromEntries(constants) })
  return { mapping: parsed }
}

const text = z.preprocess((value) => textOf(value), z.string())
const texts = z.record(z.string(), text)
const sheetMapping = z.object({ fields: texts, values: z.record(z.string(), texts), constants: texts })

function faultsOf({ fields, values, constants }: Sections, columns: readonly string[]): string[] {
  const targets = [...columns, 'ignore']
  const isText = (value: unknown) => textOf(value) !== undefined
  return [
    ...[...fields].flatMap(([heading, target]) =>
      targets.some((one) => one === target) ? [] : [`fields.${quoted(heading)}: ${none(target, targets)}`],
    ),
    ...[...values].flatMap(([column, words]) => [
      ...(columns.includes(column) ? [] : [`values.${quoted(column)}: ${none(column, columns)}`]),
      ...[...words]
        .filter(([, ours]) => !isText(ours))
        .map(([theirs]) => `values.${column}.${quoted(theirs)}: write a text, one of our words`),
    ]),
    ...[...constants].flatMap(([column, value]) => [
      ...(columns.includes(column) ? [] : [`constants.${quoted(column)}: ${none(column, columns)}`]),
      ...(isText(value) ? [] : [`constants.${quoted(column)}: write a text`]),
    ]),
  ]
}

function none(given: unknown, columns: readonly string[]): string {
  const near = typeof given === 'string' ? nearestWord(given, columns) : undefined
  const cure = near === undefined ? `use one of ${columns.join(', ')}` : `did you mean ${near}?`
  return `${quoted(given)} is no column of this import; ${cure}`
}
