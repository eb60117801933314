import { floatAt, intAt } from './typed-arrays.ts'

/** Numbers waiting by their distance, the nearest first: a binary heap that knows where each stands. */
export class DistanceHeap {
  /** Of each number; lower one only through `reach`. */
  readonly distance: Float64Array
  readonly #heap: Int32Array
  readonly #place: Int32Array
  #size = 0

  constructor(numbers: number) {
    this.distance = new Float64Array(numbers)
    this.#heap = new Int32Array(numbers)
    this.#place = new Int32Array(numbers)
  }

  get size(): number {
    return this.#size
  }

  clear(): void {
    this.#size = 0
  }

  /** The distance of the nearest; infinite when nobody waits. */
  get nearest(): number {
    return this.#size === 0 ? Number.POSITIVE_INFINITY : floatAt(this.distance, intAt(this.#heap, 0))
  }

  add(one: number, distance: number): void {
    this.#size += 1
    this.#rise(one, this.#size - 1, distance)
  }

  bringNearer(one: number, distance: number): void {
    this.#rise(one, intAt(this.#place, one), distance)
  }

  /** Takes the nearest out. */
  take(): number {
    const top = intAt(this.#heap, 0)
    this.#size -= 1
    if (this.#size > 0) this.#sink(intAt(this.#heap, this.#size))
    return top
  }

  #rise(one: number, from: number, distance: number): void {
    this.distance[one] = distance
    let at = from
    while (at > 0) {
      const above = (at - 1) >> 1
      const other = intAt(this.#heap, above)
      if (floatAt(this.distance, other) <= distance) break
      this.#put(other, at)
      at = above
    }
    this.#put(one, at)
  }

  #sink(one: number): void {
    const distance = floatAt(this.distance, one)
    let at = 0
    for (let below = 1; below < this.#size; below = 2 * at + 1) {
      const next = below + 1
      if (next < this.#size && this.#distanceAt(next) < this.#distanceAt(below)) below = next
      if (this.#distanceAt(below) >= distance) break
      this.#put(intAt(this.#heap, below), at)
      at = below
    }
    this.#put(one, at)
  }

  #distanceAt(at: number): number {
    return floatAt(this.distance, intAt(this.#heap, at))
  }

  #put(one: number, at: number): void {
    this.#heap[at] = one
    this.#place[one] = at
  }
}
