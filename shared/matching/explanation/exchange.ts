import { DistanceHeap } from '../assignment/distance-heap.ts'
import { NONE } from '../assignment/problem.ts'
import { floatAt, intAt } from '../assignment/typed-arrays.ts'
import type { Loss } from './parts.ts'
import type { Settled } from './settled.ts'
import { lossOf, worthOfEdge } from './worth.ts'

/**
 * Answers what the best assignment would lose first if one pair had to be in it. A row that gets another column drives a row
 * out of there, which goes to a third one or nowhere, and so on until the place that the first one left is filled or given
 * up: the cheapest such round is a shortest path. By the prices no step costs less than nothing. The search ends as soon as
 * no cheaper round could lose something less.
 */
export class ExchangeSearch {
  readonly #settled: Settled
  readonly #heap: DistanceHeap
  /** The node beside the columns where rows without one are, and where spare places go. */
  readonly #nowhere: number
  /** In which search each node was reached. */
  readonly #reachedIn: Int32Array
  #search = 0
  /** The node where the round closes, and what the cheapest round to it costs that was found so far. */
  #target = 0
  #bound = Number.POSITIVE_INFINITY

  constructor(settled: Settled) {
    const { columns } = settled.problem
    this.#settled = settled
    this.#nowhere = columns
    this.#heap = new DistanceHeap(columns + 1)
    this.#reachedIn = new Int32Array(columns + 1)
  }

  /** What is lost when this row has the column of this edge, which it has not. */
  ofEdge(row: number, edge: number): Loss {
    return this.#cheapest(row, edge, edge + 1)
  }

  /** What is lost when a row without a column has whichever costs least. */
  ofServing(row: number): Loss {
    const { start } = this.#settled.problem
    return this.#cheapest(row, intAt(start, row), intAt(start, row + 1))
  }

  #cheapest(row: number, from: number, to: number): Loss {
    const { problem, assignment } = this.#settled
    const left = intAt(assignment.columnOf, row)
    this.#target = left === NONE ? this.#nowhere : left
    this.#bound = Number.POSITIVE_INFINITY
    this.#search += 1
    this.#heap.clear()
    this.#leave(row, 0, from, to)
    while (this.#heap.size > 0 && lossOf(this.#heap.nearest, problem) !== lossOf(this.#bound, problem)) {
      const distance = this.#heap.nearest
      const node = this.#heap.take()
      if (node === this.#nowhere) this.#fromNowhere(distance)
      else this.#fromColumn(node, distance)
    }
    return lossOf(this.#bound, problem)
  }

  /** One too many is at this column: it takes a spare place, or somebody leaves. */
  #fromColumn(column: number, distance: number): void {
    const { problem, rowsOf, rowPrice } = this.#settled
    const rows = rowsOf[column] ?? []
    if (rows.length < intAt(problem.capacity, column)) this.#reach(this.#nowhere, distance)
    for (const row of rows) {
      if (problem.fixed[row] !== NONE) continue
      this.#reach(this.#nowhere, distance + floatAt(rowPrice, row))
      this.#leave(row, distance, intAt(problem.start, row), intAt(problem.start, row + 1))
    }
  }

  /** One place too few is taken, or one row too many is without: a row without gets one, or a place is given up. */
  #fromNowhere(distance: number): void {
    const { problem, rowsOf, unserved, columnPrice } = this.#settled
    for (const row of unserved) {
      this.#leave(row, distance, intAt(problem.start, row), intAt(problem.start, row + 1))
    }
    for (const [column, rows] of rowsOf.entries()) {
      if (rows.length > 0) this.#reach(column, distance + floatAt(columnPrice, column))
    }
  }

  /** The row goes to the column of one of these edges. */
  #leave(row: number, distance: number, from: number, to: number): void {
    const { problem, rowPrice, columnPrice } = this.#settled
    const base = distance + floatAt(rowPrice, row)
    for (let edge = from; edge < to; edge += 1) {
      const column = intAt(problem.column, edge)
      const worth = worthOfEdge(problem, row, intAt(problem.value, edge))
      this.#reach(column, base + floatAt(columnPrice, column) - worth)
    }
  }

  #reach(node: number, distance: number): void {
    if (distance >= this.#bound) return
    if (node === this.#target) this.#bound = distance
    else if (this.#reachedIn[node] !== this.#search) {
      this.#reachedIn[node] = this.#search
      this.#heap.add(node, distance)
    } else if (distance < floatAt(this.#heap.distance, node)) {
      this.#heap.bringNearer(node, distance)
    }
  }
}
