import type { Problem } from '../../../shared/domain/field.ts'
import { fold } from '../../../shared/domain/folding.ts'
import type { Mapping } from '../../../shared/domain/mapping.ts'
import { Choice } from '../choice.ts'

/** What a reader made of one raw value: a value, a fault, or both when it read what it could. */
export interface Reading<Value> {
  readonly value?: Value
  readonly fault?: Problem['problem']
}

/** What readers may know besides the value itself. */
export interface ReadingContext {
  /** The day on which the submission arrived, in Italy: an age is turned into a birth year by it. */
  readonly receivedOn: string
  /** Our value for each of the form's own words, these folded; see `wordsFrom`. */
  readonly words?: ReadonlyMap<string, string>
}

export type Reader<Value> = (raw: unknown, context: ReadingContext) => Reading<Value>

/** The form's words for one field, as its mapping says them, folded so that case and accents do not matter. */
export function wordsFrom(
  values: Mapping['values'][keyof Mapping['values']] = {},
): ReadonlyMap<string, string> {
  return new Map(Object.entries(values).map(([theirs, ours]) => [fold(theirs), ours]))
}

/** Reads one value: by the form's own words where it has them, and a choice by whichever of its words can be read. */
export function readPart<Value>(
  reader: Reader<Value>,
  raw: unknown,
  context: ReadingContext,
): Reading<Value> {
  const said = raw instanceof Choice ? raw.words : [raw]
  const ours = said.map((one) => context.words?.get(fold(wordOf(one)))).find((one) => one !== undefined)
  if (ours !== undefined) return reader(ours, context)
  const readings = said.map((one) => reader(one, context))
  return readings.find(({ fault }) => fault === undefined) ?? readings[0] ?? { fault: 'unreadable' }
}

/** One value; a list of one is that one. */
export function single<Value>(reader: Reader<Value>): Reader<Value> {
  return (raw, context) => readPart(reader, Array.isArray(raw) && raw.length === 1 ? raw[0] : raw, context)
}

/** Absent, empty, or nothing but spaces: as if the field had not been sent. */
export function isBlank(raw: unknown): boolean {
  if (raw === undefined || raw === null) return true
  if (raw instanceof Choice) return raw.words.every(isBlank)
  return typeof raw === 'string' ? raw.trim() === '' : Array.isArray(raw) && raw.every(isBlank)
}

/** A single value as a word; anything with parts is none. (`String()` throws on an object that shadows `toString`.) */
export function wordOf(raw: unknown): string {
  return typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : ''
}
