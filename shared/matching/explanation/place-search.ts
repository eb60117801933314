import { DistanceHeap } from '../assignment/distance-heap.ts'
import { NONE } from '../assignment/problem.ts'
import { floatAt, intAt } from '../assignment/typed-arrays.ts'
import type { NewPair } from './pairs-with.ts'
import type { Settled } from './settled.ts'

/**
 * Finds what one more mentor would change, place by place. Whoever takes the new place leaves another one, which somebody
 * else takes, and so on until a row that had none is served or a place is given up: the best such chain is a shortest path,
 * and nobody loses a place by it. By the prices no step costs less than nothing.
 */
export class PlaceSearch {
  readonly #settled: Settled
  readonly #newcomer: number
  readonly #pairs: readonly NewPair[]
  readonly #columnOf: Int32Array
  readonly #columnPrice: Float64Array
  /** Of each row that has a column: what that is worth. */
  readonly #worthOf: Float64Array
  readonly #heap: DistanceHeap
  readonly #reached: Uint8Array
  /** Columns whose distance is known for good. */
  #done: number[] = []
  /** Of each column: the row that would leave it. */
  readonly #leaver: Int32Array
  /** Of each row: where it would go, and what that is worth. */
  readonly #goesTo: Int32Array
  readonly #worthThere: Float64Array
  /** The shortest way to an end, and that end: a row that had no column, or a column whose place is given up. */
  #bound = 0
  #endRow = NONE
  #endColumn = NONE

  constructor(settled: Settled, pairs: readonly NewPair[]) {
    const { rows, columns } = settled.problem
    this.#settled = settled
    this.#newcomer = columns
    this.#pairs = pairs
    this.#columnOf = settled.assignment.columnOf.slice()
    this.#columnPrice = settled.columnPrice.slice()
    this.#worthOf = settled.rowPrice.map((price, row) => price + this.#priceAt(intAt(this.#columnOf, row)))
    this.#heap = new DistanceHeap(columns)
    this.#reached = new Uint8Array(columns)
    this.#leaver = new Int32Array(columns)
    this.#goesTo = new Int32Array(rows)
    this.#worthThere = new Float64Array(rows)
  }

  /** Rows that the newcomer has so far. */
  get taken(): number[] {
    return this.#pairs.map(({ row }) => row).filter((row) => this.#columnOf[row] === this.#newcomer)
  }

  /** Rows that had no column and have one now. */
  get served(): number[] {
    return this.#settled.unserved.filter((row) => this.#columnOf[row] !== NONE)
  }

  /** Fills one more place of the newcomer in the best way. Answers what it is worth; 0 when nothing is gained by it. */
  fillPlace(): number {
    const hoped = this.#begin()
    while (this.#heap.nearest < this.#bound) {
      const distance = this.#heap.nearest
      const column = this.#heap.take()
      this.#done.push(column)
      this.#freePlace(column, distance)
    }
    if (this.#bound >= hoped) return 0
    this.#lowerPrices()
    this.#move()
    return hoped - this.#bound
  }

  /** All who might take the new place; answers what it would be worth to the keenest of them. */
  #begin(): number {
    this.#heap.clear()
    this.#reached.fill(0)
    this.#done = []
    const open = this.#pairs.filter(({ row }) => this.#columnOf[row] !== this.#newcomer)
    const hoped = open.reduce((most, { row, worth }) => Math.max(most, worth - this.#rowPrice(row)), 0)
    this.#bound = hoped
    for (const { row, worth } of open) this.#offer(row, this.#newcomer, hoped, worth)
    return hoped
  }

  /** A place of this column is free at so much: all whom it suits might take it. */
  #freePlace(column: number, distance: number): void {
    const { start, row: rows, worth } = this.#settled.byColumn
    const price = distance + floatAt(this.#columnPrice, column)
    for (let edge = intAt(start, column); edge < intAt(start, column + 1); edge += 1) {
      const row = intAt(rows, edge)
      const present = this.#columnOf[row]
      if (present === column || present === this.#newcomer) continue
      if (this.#settled.problem.fixed[row] === NONE) this.#offer(row, column, price, floatAt(worth, edge))
    }
  }

  #offer(row: number, to: number, price: number, worth: number): void {
    const distance = price + this.#rowPrice(row) - worth
    if (distance >= this.#bound) return
    const left = intAt(this.#columnOf, row)
    if (left !== NONE && !this.#reach(left, distance, row)) return
    this.#goesTo[row] = to
    this.#worthThere[row] = worth
    if (left === NONE) this.#endAt(row, NONE, distance)
    else this.#endAt(NONE, left, distance + floatAt(this.#columnPrice, left))
  }

  /** Whether this is the shortest way so far to free a place of the column. */
  #reach(column: number, distance: number, leaver: number): boolean {
    if (this.#reached[column] === 0) {
      this.#reached[column] = 1
      this.#heap.add(column, distance)
    } else if (distance < floatAt(this.#heap.distance, column)) {
      this.#heap.bringNearer(column, distance)
    } else return false
    this.#leaver[column] = leaver
    return true
  }

  #endAt(row: number, column: number, distance: number): void {
    if (distance >= this.#bound) return
    this.#bound = distance
    this.#endRow = row
    this.#endColumn = column
  }

  #lowerPrices(): void {
    for (const column of this.#done) {
      const nearer = this.#bound - floatAt(this.#heap.distance, column)
      if (nearer > 0) this.#columnPrice[column] = floatAt(this.#columnPrice, column) - nearer
    }
  }

  /** From the end of the chain back to the newcomer each row goes where a place has become free. */
  #move(): void {
    let row = this.#endRow === NONE ? intAt(this.#leaver, this.#endColumn) : this.#endRow
    for (;;) {
      const to = intAt(this.#goesTo, row)
      this.#columnOf[row] = to
      this.#worthOf[row] = floatAt(this.#worthThere, row)
      if (to === this.#newcomer) return
      row = intAt(this.#leaver, to)
    }
  }

  /** What a row has beyond what it pays; a row without a column has nothing. */
  #rowPrice(row: number): number {
    const column = intAt(this.#columnOf, row)
    return column === NONE ? 0 : floatAt(this.#worthOf, row) - this.#priceAt(column)
  }

  #priceAt(column: number): number {
    return column === NONE ? 0 : floatAt(this.#columnPrice, column)
  }
}
