import { latinDigits } from '../../shared/domain/digits.ts'
import { MAX_TEXT_LENGTH, type Problem } from '../../shared/domain/field.ts'

/** What a reader made of one raw value: a value, a fault, or both when it read what it could. */
export interface Reading<Value> {
  readonly value?: Value
  readonly fault?: Problem['problem']
}

/** What readers may know besides the value itself. */
export interface ReadingContext {
  /** The day on which the submission arrived, in Italy: an age is turned into a birth year by it. */
  readonly receivedOn: string
}

export type Reader<Value> = (raw: unknown, context: ReadingContext) => Reading<Value>

/** Absent, empty, or nothing but spaces: as if the field had not been sent. */
export function isBlank(raw: unknown): boolean {
  if (raw === undefined || raw === null) return true
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
  const word = fold(wordOf(Array.isArray(raw) && raw.length === 1 ? raw[0] : raw)).replace(/[.!]$/, '')
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

/** A list, or one text with its parts set apart by commas, semicolons or lines. What can be read is kept. */
export function listOf<Value>(reader: Reader<Value>): Reader<Value[]> {
  return (raw, context) => {
    const all = (Array.isArray(raw) ? raw : wordOf(raw).split(/[,;\n]/)).filter((part) => !isBlank(part))
    const parts = all.slice(0, MAX_PARTS)
    const readings = parts.map((part) => reader(part, context))
    const value = [
      ...new Set(readings.flatMap((reading) => (reading.value === undefined ? [] : [reading.value]))),
    ]
    const fault = faultOfList(all.length, readings)
    return { ...(value.length === 0 ? {} : { value }), ...(fault === undefined ? {} : { fault }) }
  }
}

function faultOfList(length: number, readings: readonly Reading<unknown>[]): Problem['problem'] | undefined {
  if (length === 0) return 'unreadable'
  if (length > MAX_PARTS) return 'too-long'
  return readings.find(({ fault }) => fault !== undefined)?.fault
}
