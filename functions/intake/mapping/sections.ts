import type { Mapping } from '../../../shared/domain/mapping.ts'
import { nearestWord } from './nearest-word.ts'
import type { Vocabulary } from './vocabulary.ts'

/** One section, or the words of one field, line by line. */
export type Section = ReadonlyMap<string, unknown>

/** A mapping file taken apart, its lines not yet looked at. */
export interface Sections {
  readonly fields: Section
  readonly values: ReadonlyMap<string, Section>
  readonly constants: Section
}

const names = ['fields', 'values', 'constants'] as const
/** The mapping lies in the form's item, which the door reads at every request. */
const MAX_LINES = 500
const MAX_BYTES = 32 * 1024

/** The three sections of a mapping file, or what is wrong with its frame. */
export function sectionsOf(
  json: unknown,
  { theirs, named }: Vocabulary,
): {
  readonly sections: Sections
  readonly faults: readonly string[]
} {
  const file = linesOf(json)
  if (file === undefined) {
    return {
      sections: none,
      faults: ['write one JSON object with the sections fields, values and constants'],
    }
  }
  const [fields, words, constants] = names.map((name) => linesOf(file.get(name) ?? {}))
  const values = [...(words ?? [])].map(([field, its]) => [field, linesOf(its)] as const)
  const faults = [
    ...[...file.keys()].filter((name) => !isSection(name)).map(unknownSection),
    ...(fields === undefined
      ? [`fields: write an object: {"<the ${theirs}’s name of a ${named}>": "<field>"}`]
      : []),
    ...(words === undefined
      ? [`values: write an object: {"<field>": {"<the ${theirs}’s word>": "<our word>"}}`]
      : []),
    ...(constants === undefined ? ['constants: write an object: {"<field>": "<our word>"}'] : []),
    ...values
      .filter(([, its]) => its === undefined)
      .map(([field]) => `values.${quoted(field)}: write an object: {"<the ${theirs}’s word>": "<our word>"}`),
  ]
  const sections = {
    fields: fields ?? empty,
    values: new Map(values.map(([field, its]) => [field, its ?? empty])),
    constants: constants ?? empty,
  }
  return { sections, faults }
}

/** A mapping that would not fit into the form's item. */
export function sizeFaults(mapping: Mapping): string[] {
  const bytes = Buffer.byteLength(JSON.stringify(mapping))
  if (bytes <= MAX_BYTES) return []
  return [
    `the mapping has ${bytes} bytes, and may have ${MAX_BYTES}: leave out what the dictionary reads by itself`,
  ]
}

const MAX_QUOTED = 60

/** A key or value for a message: in quotes and not too long, or what it is when it is no text. */
export function quoted(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  const text = JSON.stringify(value) ?? ''
  return text.length <= MAX_QUOTED ? text : `${text.slice(0, MAX_QUOTED)}…`
}

/** A line's value as it is stored; undefined when it is no text, number, yes or no, nor a list of such. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (!Array.isArray(value)) return undefined
  return value.every((one) => typeof one === 'string') ? value.join(', ') : undefined
}

const empty: Section = new Map()
const none: Sections = { fields: empty, values: new Map(), constants: empty }

function linesOf(value: unknown): Section | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? new Map(Object.entries(value)) : undefined
}

function isSection(name: string): boolean {
  return names.some((one) => one === name)
}

function unknownSection(name: string): string {
  const near = nearestWord(name, names)
  const cure = near === undefined ? `the sections are ${names.join(', ')}` : `did you mean ${near}?`
  return `${quoted(name)}: is no section of a mapping; ${cure}`
}

/** More lines than a form's item should have. */
export function tooManyLines({ fields, values, constants }: Sections): string[] {
  const inValues = [...values.values()].reduce((sum, words) => sum + words.size, 0)
  const lines = fields.size + inValues + constants.size
  if (lines <= MAX_LINES) return []
  return [
    `the mapping has ${lines} lines, and may have ${MAX_LINES}: leave out what the dictionary reads by itself`,
  ]
}
