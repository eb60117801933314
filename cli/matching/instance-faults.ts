import { nearestWord } from '../../functions/intake/mapping/nearest-word.ts'

const SHOWN = 20
const MAX_QUOTED = 60

/** What is wrong with an instance: the first faults in words, and how many there are. */
export class InstanceFaults {
  readonly #lines: string[] = []
  #count = 0

  get count(): number {
    return this.#count
  }

  /** @param fault the row, the value and the cure; a function, since of very many only the first are put into words */
  add(fault: () => string): void {
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
  const text = JSON.stringify(value) ?? 'missing'
  return text.length <= MAX_QUOTED ? text : `${text.slice(0, MAX_QUOTED)}…`
}

export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(given: unknown): given is JsonObject {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}

/** Tells of each key that means nothing: a mistyped one would be left out without a word. */
export function refuseUnknownKeys(
  given: JsonObject,
  known: readonly string[],
  refuse: (fault: () => string) => void,
): void {
  for (const key in given) {
    if (known.includes(key)) continue
    refuse(() => {
      const near = nearestWord(key, known)
      return `${quoted(key)} means nothing: ${near === undefined ? `use only ${known.join(', ')}` : `did you mean "${near}"?`}`
    })
  }
}
