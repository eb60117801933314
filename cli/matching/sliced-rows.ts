/** Rows of a list, one after the other: those of an array, or of a file. */
export type Rows = Iterable<unknown> & { readonly length: number }

/** The rows of a list within the bytes of a file. Each time they are gone through they are parsed, a slice at a time. */
export class SlicedRows implements Iterable<unknown> {
  readonly length: number
  readonly #bytes: Buffer
  /** Before each slice, and behind the last one: the bracket or comma that stands there. */
  readonly #marks: readonly number[]

  constructor(bytes: Buffer, marks: readonly number[], length: number) {
    this.#bytes = bytes
    this.#marks = marks
    this.length = length
  }

  /** @throws SyntaxError at rows that are no JSON */
  *[Symbol.iterator](): Generator<unknown> {
    for (const rows of this.#slices()) for (const row of rows) yield row
  }

  /** @throws SyntaxError when any row is no JSON */
  requireJson(): void {
    for (const _ of this.#slices());
  }

  *#slices(): Generator<readonly unknown[]> {
    let from: number | undefined
    for (const to of this.#marks) {
      if (from !== undefined) yield this.#slice(from + 1, to)
      from = to
    }
  }

  #slice(from: number, to: number): readonly unknown[] {
    const rows: unknown[] = JSON.parse(`[${this.#bytes.toString('utf8', from, to)}]`)
    if (rows.length === 0 && this.length > 0) throw new SyntaxError(`byte ${to}: a row is missing`)
    return rows
  }
}
