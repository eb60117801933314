import type { Problem } from './problem.ts'
import { intAt } from './typed-arrays.ts'

/** Edges in any order, a place in each array for each. */
export interface EdgeList {
  readonly row: Int32Array
  readonly column: Int32Array
  readonly value: Int32Array
}

/** The edges by row, and by column within a row: sorted by counting, first by the one, then by the other. */
export function orderedEdges(
  rows: number,
  columns: number,
  edges: EdgeList,
): Pick<Problem, 'start' | 'column' | 'value'> {
  const byColumn = inOrder(edges, orderBy(edges.column, startsOf(edges.column, columns)))
  const start = startsOf(byColumn.row, rows)
  const { column, value } = inOrder(byColumn, orderBy(byColumn.row, start))
  return { start, column, value }
}

/** Where in order the edges of each key begin, and behind the last key where they end. */
function startsOf(keys: Int32Array, size: number): Int32Array {
  const start = new Int32Array(size + 1)
  for (const key of keys) start[key + 1] = intAt(start, key + 1) + 1
  for (let key = 0; key < size; key += 1) start[key + 1] = intAt(start, key + 1) + intAt(start, key)
  return start
}

/** The edges in the order of their keys; those of one key stay as they stood. */
function orderBy(keys: Int32Array, start: Int32Array): Int32Array {
  const next = start.slice()
  const order = new Int32Array(keys.length)
  for (const [edge, key] of keys.entries()) {
    const at = intAt(next, key)
    order[at] = edge
    next[key] = at + 1
  }
  return order
}

function inOrder({ row, column, value }: EdgeList, order: Int32Array): EdgeList {
  return {
    row: order.map((edge) => intAt(row, edge)),
    column: order.map((edge) => intAt(column, edge)),
    value: order.map((edge) => intAt(value, edge)),
  }
}
