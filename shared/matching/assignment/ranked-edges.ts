import type { Problem } from './problem.ts'
import { floatAt, intAt } from './typed-arrays.ts'
import { HIGHEST_VALUE } from './weights.ts'

/** So many of a row's edges are sorted at a time: most scans end before. */
const CHUNK = 48
const BUCKETS = 1024
const BUCKET_WIDTH = Math.ceil((HIGHEST_VALUE + 1) / BUCKETS)
const COLUMNS = 2 ** 31

/**
 * The edges of each row by falling value, equal ones by column. Sorting all of a dense graph takes longer than solving
 * it, so each row is sorted only as far as it is read.
 */
export class RankedEdges {
  readonly start: Int32Array
  readonly column: Int32Array
  readonly value: Int32Array
  /** Of each row: up to where its edges are sorted. */
  readonly ranked: Int32Array
  readonly #count = new Int32Array(BUCKETS)
  #keys = new Float64Array(2 * CHUNK)

  constructor({ rows, start, column, value }: Problem) {
    this.start = start
    this.column = column.slice()
    this.value = value.slice()
    this.ranked = start.slice(0, rows)
  }

  /** Sorts some more of a row's edges and says up to where they are sorted now: no further when all were. */
  rankMore(row: number): number {
    const from = intAt(this.ranked, row)
    const end = intAt(this.start, row + 1)
    const to = end - from > 2 * CHUNK ? this.#bringForward(from, end) : end
    this.#sort(from, to)
    this.ranked[row] = to
    return to
  }

  /** Brings at least a chunk of the highest values to the front. */
  #bringForward(from: number, end: number): number {
    const least = this.#leastOfChunk(from, end)
    let front = from
    for (let edge = from; edge < end; edge += 1) {
      if (intAt(this.value, edge) < least) continue
      this.#swap(front, edge)
      front += 1
    }
    return front
  }

  #leastOfChunk(from: number, end: number): number {
    const count = this.#count.fill(0)
    for (let edge = from; edge < end; edge += 1) {
      const bucket = Math.floor(intAt(this.value, edge) / BUCKET_WIDTH)
      count[bucket] = intAt(count, bucket) + 1
    }
    let bucket = BUCKETS
    for (let taken = 0; taken < CHUNK; taken += intAt(count, bucket)) bucket -= 1
    return bucket * BUCKET_WIDTH
  }

  #swap(one: number, other: number): void {
    const { column, value } = this
    const keptColumn = intAt(column, one)
    const keptValue = intAt(value, one)
    column[one] = intAt(column, other)
    value[one] = intAt(value, other)
    column[other] = keptColumn
    value[other] = keptValue
  }

  /** Value and column are sorted as one number each: that is the sort that the engine has in machine code. */
  #sort(from: number, to: number): void {
    const size = to - from
    if (this.#keys.length < size) this.#keys = new Float64Array(2 * size)
    const keys = this.#keys
    for (let k = 0; k < size; k += 1) {
      keys[k] = intAt(this.column, from + k) - intAt(this.value, from + k) * COLUMNS
    }
    keys.subarray(0, size).sort()
    for (let k = 0; k < size; k += 1) {
      const value = Math.ceil(-floatAt(keys, k) / COLUMNS)
      this.value[from + k] = value
      this.column[from + k] = floatAt(keys, k) + value * COLUMNS
    }
  }
}
