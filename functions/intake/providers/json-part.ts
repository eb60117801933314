export type JsonObject = Readonly<Record<string, unknown>>

/** Whether a JSON value is an object, and no list. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A JSON value as object; an empty one when it is none. */
export function objectIn(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {}
}

/** A JSON value as list; an empty one when it is none. */
export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** Those that are texts or numbers, as texts, without blank ones. */
export function wordsIn(values: readonly unknown[]): string[] {
  const words = values.filter((value) => typeof value === 'string' || typeof value === 'number')
  return words.map(String).filter((word) => word.trim() !== '')
}

/** Whether a body says plainly that it tells something else than a finished form. */
export function isAnother(event: unknown, finished: string): boolean {
  return typeof event === 'string' && event !== '' && event !== finished
}

/** Longer than a name in any form; ten thousand parts of a question with such a name would not fit into memory. */
const MAX_NAME_LENGTH = 200

/** The name of one part of a question, behind that of the whole where both are names. */
export function partName(whole: string, sign: string, part: string): string {
  return Math.max(whole.length, part.length) > MAX_NAME_LENGTH ? part : `${whole}${sign}${part}`
}
