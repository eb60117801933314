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

/** Edges in any order, a place in each array for each. */
export interface PlacedEdges {
  /** Where its family stands among the families. */
  readonly family: Int32Array
  /** Where its mentor stands among the mentors. */
  readonly mentor: Int32Array
  readonly score: Int32Array
}

/** An instance whose edges take little room: more than a million ids of families and mentors take much. */
export type PlacedInstance = WithoutEdges & { readonly edges: PlacedEdges }

/**
 * The same for every order of the instance's rows. Forbidden pairs have no edge in it.
 *
 * @throws Refused for an id that is unknown or comes twice, two edges of one pair and a family that is fixed twice
 */
export function numberInstance(instance: Instance): NumberedInstance {
  return numberEdges(instance, ({ families, mentors }) => ({
    row: Int32Array.from(instance.edges, ({ family }) => families.numberOf(family)),
    column: Int32Array.from(instance.edges, ({ mentor }) => mentors.numberOf(mentor)),
    value: Int32Array.from(instance.edges, ({ score }) => score),
  }))
}

/** As `numberInstance` does. */
export function numberPlaced(instance: PlacedInstance): NumberedInstance {
  const { family, mentor, score } = instance.edges
  return numberEdges(instance, ({ families, mentors }) => {
    const rowOf = Int32Array.from(instance.families, ({ id }) => families.numberOf(id))
    const columnOf = Int32Array.from(instance.mentors, ({ id }) => mentors.numberOf(id))
    return {
      row: family.map((place) => intAt(rowOf, place)),
      column: mentor.map((place) => intAt(columnOf, place)),
      value: score,
    }
  })
}

interface Sides {
  readonly families: Numbering
  readonly mentors: Numbering
}

type WithoutEdges = Omit<Instance, 'edges'>

/** @param edgesOf the edges with their scores */
function numberEdges(instance: WithoutEdges, edgesOf: (sides: Sides) => EdgeList): NumberedInstance {
  const families = new Numbering('family', instance.families)
  const mentors = new Numbering('mentor', instance.mentors)
  const sides = { families, mentors }
  const [rows, columns] = [families.ids.length, mentors.ids.length]
  const urgent = new Uint8Array(rows)
  for (const { id, priority } of instance.families) urgent[families.numberOf(id)] = priority > 0 ? 1 : 0
  const capacity = new Int32Array(columns)
  for (const { id, capacity: places } of instance.mentors)
    capacity[mentors.numberOf(id)] = Math.min(places, MAX_CAPACITY)
  const fixed = fixedColumns(instance, sides)
  const edges = orderedEdges(rows, columns, allowedEdges(instance, sides, edgesOf(sides)))
  const problem = { rows, columns, ...edges, urgent, capacity, fixed, objective: instance.objective }
  refuseDoubleEdges(problem, sides)
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

/** The edges with their values, but for forbidden ones. */
function allowedEdges(instance: WithoutEdges, { families, mentors }: Sides, edges: EdgeList): EdgeList {
  const weight = new Int32Array(families.ids.length)
  for (const family of instance.families) weight[families.numberOf(family.id)] = family.weight
  const keyOf = (row: number, column: number) => row * mentors.ids.length + column
  const forbidden = new Set<number>()
  for (const { family, mentor } of instance.forbidden ?? []) {
    forbidden.add(keyOf(families.numberOf(family), mentors.numberOf(mentor)))
  }
  const isAllowed = (_: number, edge: number) =>
    !forbidden.has(keyOf(intAt(edges.row, edge), intAt(edges.column, edge)))
  const allowed = (array: Int32Array) => (forbidden.size === 0 ? array : array.filter(isAllowed))
  const row = allowed(edges.row)
  const value = allowed(edges.value).map((score, edge) => score * intAt(weight, intAt(row, edge)))
  return { row, column: allowed(edges.column), value }
}

function fixedColumns(instance: WithoutEdges, { families, mentors }: Sides): Int32Array {
  const fixed = new Int32Array(families.ids.length).fill(NONE)
  for (const { family, mentor } of instance.fixed ?? []) {
    const row = families.numberOf(family)
    if (fixed[row] !== NONE) throw new Refused(`the family ${family} is fixed twice: fix it once`)
    fixed[row] = mentors.numberOf(mentor)
  }
  return fixed
}

/** The edges of a row stand in rising order, so that equal ones are neighbours. */
function refuseDoubleEdges({ start, column, rows }: Problem, { families, mentors }: Sides): void {
  for (let row = 0; row < rows; row += 1) {
    for (let edge = intAt(start, row) + 1; edge < intAt(start, row + 1); edge += 1) {
      if (column[edge] !== column[edge - 1]) continue
      const pair = `${families.ids[row]} and ${mentors.ids[intAt(column, edge)]}`
      throw new Refused(`the edge of ${pair} comes twice: name it once`)
    }
  }
}
