import { nearestWord } from '../../functions/intake/mapping/nearest-word.ts'
import type { Rows } from './sliced-rows.ts'

const SHOWN = 20
const MAX_QUOTED = 60

/** What is wrong: the value and the cure. A function, since of very many only the first are put into words. */
export type Fault = () => string

/** What is wrong with an instance: the first faults in words, and how many there are. */
export class InstanceFaults {
  readonly #lines: string[] = []
  #count = 0

  get count(): number {
    return this.#count
  }

  /** Reads the rows of a section, and notes what is wrong with them. */
  readRows(section: string, given: Rows, read: (row: JsonObject, at: number) => Fault | undefined): void {
    let at = 0
    for (const row of given) {
      const place = at
      const fault = isObject(row) ? read(row, place) : () => `${quoted(row)} is no row: write an object`
      if (fault !== undefined) this.add(() => `${section}[${place}]: ${fault()}`)
      at += 1
    }
  }

  add(fault: Fault): void {
    this.#count += 1
    if (this.#lines.length < SHOWN) this.#lines.push(fault())
  }

  /** The first faults, a line each, and how many more there are. */
  lines(): readonly string[] {
    const more = this.#count - this.#lines.length
    return more === 0 ? this.#lines : [...this.#lines, `… and ${more} more`]
  }
}

/** A value as JSON writes it, cut where it is long. */
export function quoted(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return 'no number'
  const text = JSON.stringify(value) ?? 'missing'
  return text.length <= MAX_QUOTED ? text : `${text.slice(0, MAX_QUOTED)}…`
}

export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(given: unknown): given is JsonObject {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}

/** What a key that means nothing is refused for: mistyped, it would be left out without a word. */
export function unknownKey(given: JsonObject, known: readonly string[]): Fault | undefined {
  for (const key in given) if (!known.includes(key)) return () => meansNothing(key, known)
  return undefined
}

function meansNothing(key: string, known: readonly string[]): string {
  const near = nearestWord(key, known)
  return `${quoted(key)} means nothing: ${near === undefined ? `use only ${known.join(', ')}` : `did you mean "${near}"?`}`
}
