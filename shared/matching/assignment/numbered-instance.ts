import { Refused } from '../../errors.ts'
import { type EdgeList, orderedEdges } from './edge-order.ts'
import type { Instance } from './instance.ts'
import { NONE, type Problem } from './problem.ts'
import { intAt } from './typed-arrays.ts'

/** As much as its array holds, and more than there can be families. */
const MAX_CAPACITY = 2 ** 31 - 1

/** An instance in numbers: rows and columns in the order of their ids, by code unit. */
export interface NumberedInstance {
  readonly problem: Problem
  /** The id of each row. */
  readonly families: readonly string[]
  /** The id of each column. */
  readonly mentors: readonly string[]
}

/**
 * The same for every order of the instance's rows. Forbidden pairs have no edge in it.
 *
 * @throws Refused for an id that is unknown or comes twice, two edges of one pair and a family that is fixed twice
 */
export function numberInstance(instance: Instance): NumberedInstance {
  const families = new Numbering('family', instance.families)
  const mentors = new Numbering('mentor', instance.mentors)
  const [rows, columns] = [families.ids.length, mentors.ids.length]
  const urgent = new Uint8Array(rows)
  for (const { id, priority } of instance.families) urgent[families.numberOf(id)] = priority > 0 ? 1 : 0
  const capacity = new Int32Array(columns)
  for (const { id, capacity: places } of instance.mentors)
    capacity[mentors.numberOf(id)] = Math.min(places, MAX_CAPACITY)
  const fixed = fixedColumns(instance, families, mentors)
  const edges = orderedEdges(rows, columns, allowedEdges(instance, families, mentors))
  const problem = { rows, columns, ...edges, urgent, capacity, fixed, objective: instance.objective }
  refuseDoubleEdges(problem, families, mentors)
  return { problem, families: families.ids, mentors: mentors.ids }
}

class Numbering {
  /** In rising order. */
  readonly ids: readonly string[]
  readonly #numbers: ReadonlyMap<string, number>
  readonly #kind: 'family' | 'mentor'

  constructor(kind: 'family' | 'mentor', named: readonly { readonly id: string }[]) {
    this.#kind = kind
    this.ids = named.map(({ id }) => id).toSorted()
    this.#numbers = new Map(this.ids.map((id, number) => [id, number]))
    const twice = this.ids.find((id, number) => id === this.ids[number + 1])
    if (twice !== undefined) throw new Refused(`the ${kind} ${twice} comes twice: name it once`)
  }

  numberOf(id: string): number {
    const number = this.#numbers.get(id)
    if (number !== undefined) return number
    throw new Refused(
      `no ${this.#kind} ${id} is in the instance: add it, or leave out the pairs that name it`,
    )
  }
}

function allowedEdges(instance: Instance, families: Numbering, mentors: Numbering): EdgeList {
  const weight = new Int32Array(families.ids.length)
  for (const family of instance.families) weight[families.numberOf(family.id)] = family.weight
  const keyOf = (row: number, column: number) => row * mentors.ids.length + column
  const forbidden = new Set<number>()
  for (const { family, mentor } of instance.forbidden ?? []) {
    forbidden.add(keyOf(families.numberOf(family), mentors.numberOf(mentor)))
  }
  const row = new Int32Array(instance.edges.length)
  const column = new Int32Array(instance.edges.length)
  const value = new Int32Array(instance.edges.length)
  let size = 0
  for (const { family, mentor, score } of instance.edges) {
    const from = families.numberOf(family)
    const to = mentors.numberOf(mentor)
    if (forbidden.size > 0 && forbidden.has(keyOf(from, to))) continue
    row[size] = from
    column[size] = to
    value[size] = score * intAt(weight, from)
    size += 1
  }
  return { row: row.subarray(0, size), column: column.subarray(0, size), value: value.subarray(0, size) }
}

function fixedColumns(instance: Instance, families: Numbering, mentors: Numbering): Int32Array {
  const fixed = new Int32Array(families.ids.length).fill(NONE)
  for (const { family, mentor } of instance.fixed ?? []) {
    const row = families.numberOf(family)
    if (fixed[row] !== NONE) throw new Refused(`the family ${family} is fixed twice: fix it once`)
    fixed[row] = mentors.numberOf(mentor)
  }
  return fixed
}

/** The edges of a row stand in rising order, so that equal ones are neighbours. */
function refuseDoubleEdges({ start, column, rows }: Problem, families: Numbering, mentors: Numbering): void {
  for (let row = 0; row < rows; row += 1) {
    for (let edge = intAt(start, row) + 1; edge < intAt(start, row + 1); edge += 1) {
      if (column[edge] !== column[edge - 1]) continue
      const pair = `${families.ids[row]} and ${mentors.ids[intAt(column, edge)]}`
      throw new Refused(`the edge of ${pair} comes twice: name it once`)
    }
  }
}
