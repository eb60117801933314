import { DistanceHeap } from './distance-heap.ts'
import { isSpare, type Market, takePlace } from './market.ts'
import { NONE } from './problem.ts'
import { floatAt, intAt } from './typed-arrays.ts'

/**
 * Finds a place for one more row: along a shortest augmenting path, over which rows move to their next best columns, to
 * a place to spare or to a row that is best left without one. Lengths are what a move loses against the prices; they
 * are never negative, and the prices that follow keep them so.
 */
export class PathSearch {
  readonly #market: Market
  readonly #heap: DistanceHeap
  /** Of each column: the row from which it was reached. */
  readonly #reachedFrom: Int32Array
  /** In which search that was. */
  readonly #reachedIn: Int32Array
  readonly #finalColumns: Int32Array
  #finalCount = 0
  /** The rows that the search came to, with the length of the way and the column that they would leave. */
  readonly #visited: Int32Array
  #visitedCount = 0
  readonly #rowDistance: Float64Array
  readonly #leaving: Int32Array
  /** What a row's columns cost at least: what they did when all were last looked at, since prices only rise. */
  readonly #leastPrice: Float64Array
  /** The length of the shortest path to an end so far, and that end: a column, or a row that gives up its place. */
  #bound = 0
  #endColumn = NONE
  #endRow = NONE
  #search = 0

  constructor(market: Market) {
    const { rows, columns } = market
    this.#market = market
    this.#heap = new DistanceHeap(columns)
    this.#reachedFrom = new Int32Array(columns)
    this.#reachedIn = new Int32Array(columns)
    this.#finalColumns = new Int32Array(columns)
    this.#visited = new Int32Array(rows)
    this.#rowDistance = new Float64Array(rows)
    this.#leaving = new Int32Array(rows)
    this.#leastPrice = new Float64Array(rows)
  }

  /** Gives the row a place if it is worth one; another row may lose its own for it. */
  serve(row: number): void {
    if (floatAt(this.#market.rowPrice, row) === 0) return
    this.#begin(row)
    this.#grow()
    this.#adjustPrices()
    if (this.#endColumn !== NONE)
      this.#moveUpTo(this.#endColumn, takePlace(this.#market, this.#endColumn), row)
    else if (this.#endRow !== row)
      this.#moveUpTo(intAt(this.#leaving, this.#endRow), this.#freedPlace(this.#endRow), row)
  }

  #begin(row: number): void {
    this.#search += 1
    this.#heap.clear()
    this.#finalCount = 0
    this.#visitedCount = 0
    this.#bound = Number.POSITIVE_INFINITY
    this.#visit(row, 0, NONE)
  }

  #visit(row: number, distance: number, leaving: number): void {
    this.#visited[this.#visitedCount] = row
    this.#visitedCount += 1
    this.#rowDistance[row] = distance
    this.#leaving[row] = leaving
    const toNothing = distance + floatAt(this.#market.rowPrice, row)
    if (toNothing >= this.#bound) return
    this.#bound = toNothing
    this.#endRow = row
    this.#endColumn = NONE
  }

  #grow(): void {
    const { places, rowAt } = this.#market
    this.#scan(intAt(this.#visited, 0))
    while (this.#heap.nearest < this.#bound) {
      const distance = this.#heap.nearest
      const column = this.#heap.take()
      this.#finalColumns[this.#finalCount] = column
      this.#finalCount += 1
      const fresh = this.#visitedCount
      const end = intAt(places, column + 1)
      for (let place = intAt(places, column); place < end; place += 1) {
        this.#visit(intAt(rowAt, place), distance, column)
      }
      for (let k = fresh; k < this.#visitedCount; k += 1) {
        if (distance < this.#bound) this.#scan(intAt(this.#visited, k))
      }
    }
  }

  #scan(row: number): void {
    const { edges, weights, columnPrice, rowPrice } = this.#market
    const { column, value } = edges
    const perValue = weights.perValue
    const base = floatAt(this.#rowDistance, row) + floatAt(rowPrice, row) - floatAt(weights.ofRow, row)
    const leastPrice = floatAt(this.#leastPrice, row)
    let cheapest = Number.POSITIVE_INFINITY
    let end = intAt(edges.ranked, row)
    for (let edge = intAt(edges.start, row); ; edge += 1) {
      if (edge === end) {
        end = edges.rankMore(row)
        if (edge === end) break
      }
      const free = base - perValue * intAt(value, edge)
      if (free + leastPrice >= this.#bound) return
      const to = intAt(column, edge)
      const price = floatAt(columnPrice, to)
      if (price < cheapest) cheapest = price
      if (free + price < this.#bound) this.#reach(to, free + price, row)
    }
    this.#leastPrice[row] = cheapest
  }

  #reach(column: number, distance: number, from: number): void {
    const isKnown = this.#reachedIn[column] === this.#search
    if (isKnown && distance >= floatAt(this.#heap.distance, column)) return
    this.#reachedFrom[column] = from
    if (isSpare(this.#market, column)) {
      this.#bound = distance
      this.#endColumn = column
    } else if (isKnown) {
      this.#heap.bringNearer(column, distance)
    } else {
      this.#reachedIn[column] = this.#search
      this.#heap.add(column, distance)
    }
  }

  /** What lies nearer than the end: its rows pay so much less, its columns cost so much more. */
  #adjustPrices(): void {
    const { rowPrice, columnPrice } = this.#market
    for (let k = 0; k < this.#visitedCount; k += 1) {
      const row = intAt(this.#visited, k)
      const nearer = this.#bound - floatAt(this.#rowDistance, row)
      if (nearer > 0) rowPrice[row] = floatAt(rowPrice, row) - nearer
    }
    for (let k = 0; k < this.#finalCount; k += 1) {
      const column = intAt(this.#finalColumns, k)
      const nearer = this.#bound - floatAt(this.#heap.distance, column)
      if (nearer > 0) columnPrice[column] = floatAt(columnPrice, column) + nearer
    }
  }

  #freedPlace(row: number): number {
    const { placeOf } = this.#market
    const place = intAt(placeOf, row)
    placeOf[row] = NONE
    return place
  }

  /** From the end of the path back to its root each row moves to the place that has become free before it. */
  #moveUpTo(endColumn: number, endPlace: number, root: number): void {
    const { placeOf, rowAt } = this.#market
    let column = endColumn
    let place = endPlace
    for (;;) {
      const row = intAt(this.#reachedFrom, column)
      const left = intAt(placeOf, row)
      rowAt[place] = row
      placeOf[row] = place
      if (row === root) return
      place = left
      column = intAt(this.#leaving, row)
    }
  }
}
