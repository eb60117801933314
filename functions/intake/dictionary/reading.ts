import { latinDigits } from '../../../shared/domain/digits.ts'
import { MAX_TEXT_LENGTH, type Problem } from '../../../shared/domain/field.ts'
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
function readPart<Value>(reader: Reader<Value>, raw: unknown, context: ReadingContext): Reading<Value> {
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

/** Trimmed, otherwise as it was sent. Longer than 4,000 characters: cut, and said so; the body keeps the whole. */
export const text: Reader<string> = (raw) => {
  if (typeof raw !== 'string' && typeof raw !== 'number') return { fault: 'unreadable' }
  const trimmed = String(raw).trim()
  if (trimmed.length <= MAX_TEXT_LENGTH) return { value: trimmed }
  const characters = Array.from(trimmed)
  if (characters.length <= MAX_TEXT_LENGTH) return { value: trimmed }
  return { value: characters.slice(0, MAX_TEXT_LENGTH).join(''), fault: 'too-long' }
}

/** Longer than every word and tag that we know. */
export const MAX_WORD_LENGTH = 100

/**
 * Lower case, without accents, with `_` for spaces and hyphens: how words are compared with ours. One that is too long
 * to be any stays as it is: Unicode's normal forms of a quarter of a megabyte of marks take seconds.
 */
export function fold(word: string): string {
  const trimmed = word.trim()
  if (trimmed.length > MAX_WORD_LENGTH) return trimmed
  return trimmed
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s-]+/gu, '_')
}

const yes = new Set(['si', 's', 'yes', 'y', 'true', '1', 'vero', 'oui', 'نعم', 'ok', 'x', 'on'])
const no = new Set(['no', 'n', 'false', '0', 'falso', 'non', 'لا', 'off'])

export const yesNo: Reader<boolean> = (raw) => {
  const word = fold(wordOf(raw)).replace(/[.!]$/, '')
  if (yes.has(word)) return { value: true }
  return no.has(word) ? { value: false } : { fault: 'unknown' }
}

export const integer: Reader<number> = (raw) => {
  const digits = latinDigits(wordOf(raw)).trim()
  return /^\d{1,3}$/.test(digits) ? { value: Number(digits) } : { fault: 'unreadable' }
}

/** One of our words; `others` are further spellings of them. */
export function oneOf<Word extends string>(
  words: readonly Word[],
  others: Readonly<Record<string, Word>> = {},
): Reader<Word> {
  return (raw) => {
    const folded = fold(wordOf(raw))
    const value =
      words.find((word) => fold(word) === folded) ??
      (Object.hasOwn(others, folded) ? others[folded] : undefined)
    return value === undefined ? { fault: 'unknown' } : { value }
  }
}

/** More parts than any list of ours has words; a body can hold a hundred thousand. */
const MAX_PARTS = 200

/**
 * A list, or one text with its parts set apart by commas, semicolons or lines; by spaces too, where each word can be
 * read and the whole cannot (KoboToolbox writes so). What can be read is kept.
 */
export function listOf<Value>(reader: Reader<Value>): Reader<Value[]> {
  return (raw, context) => {
    const all = (Array.isArray(raw) ? raw : partsOf(raw, context)).filter((part) => !isBlank(part))
    const readings = all.slice(0, MAX_PARTS).flatMap((part) => readAsOneOrMore(reader, part, context))
    const value = [
      ...new Set(readings.flatMap((reading) => (reading.value === undefined ? [] : [reading.value]))),
    ]
    const fault = faultOfList(all.length, readings)
    return { ...(value.length === 0 ? {} : { value }), ...(fault === undefined ? {} : { fault }) }
  }
}

/** A text that is one of the form's own words stays whole, whatever signs it has. */
function partsOf(raw: unknown, { words }: ReadingContext): unknown[] {
  if (raw instanceof Choice || words?.has(fold(wordOf(raw)))) return [raw]
  return wordOf(raw).split(/[,;\n،]/)
}

function readAsOneOrMore<Value>(
  reader: Reader<Value>,
  part: unknown,
  context: ReadingContext,
): Reading<Value>[] {
  const whole = readPart(reader, part, context)
  const words = typeof part === 'string' && part.length <= MAX_WORD_LENGTH ? part.trim().split(/\s+/) : []
  if (whole.fault === undefined || words.length < 2) return [whole]
  const each = words.map((word) => readPart(reader, word, context))
  return each.every(({ fault }) => fault === undefined) ? each : [whole]
}

function faultOfList(length: number, readings: readonly Reading<unknown>[]): Problem['problem'] | undefined {
  if (length === 0) return 'unreadable'
  if (length > MAX_PARTS) return 'too-long'
  return readings.find(({ fault }) => fault !== undefined)?.fault
}
