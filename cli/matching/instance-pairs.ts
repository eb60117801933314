import type { Instance, Pair } from '../../shared/matching/assignment/instance.ts'
import {
  type InstanceFaults,
  isObject,
  type JsonObject,
  quoted,
  refuseUnknownKeys,
} from './instance-faults.ts'
import { isWhole, type Side } from './instance-sides.ts'

type Edge = Instance['edges'][number]

const MAX_SCORE = 1000
const pairKeys = ['family', 'mentor']
const edgeKeys = [...pairKeys, 'score']

export interface Sides {
  readonly families: Side<Instance['families'][number]>
  readonly mentors: Side<Instance['mentors'][number]>
}

/** Pairs of one section without faults, and in which of its rows each pair of known ids stands, by `pairKey`. */
export interface Pairs<Row extends Pair> {
  readonly rows: readonly Row[]
  readonly placeOf: ReadonlyMap<number, number>
}

/** Checks who suits whom. */
export function readEdges(given: readonly unknown[], sides: Sides, faults: InstanceFaults): Pairs<Edge> {
  const edges = { name: 'edges', given, keys: edgeKeys, isRow: isEdge, wrong: wrongScore }
  return readSection(edges, sides, faults)
}

/** Checks pairs that are fixed or forbidden. */
export function readPairs(
  given: readonly unknown[],
  name: 'fixed' | 'forbidden',
  sides: Sides,
  faults: InstanceFaults,
): Pairs<Pair> {
  return readSection({ name, given, keys: pairKeys, isRow: isPair, wrong: () => '' }, sides, faults)
}

function isPair(row: object): row is Pair {
  return (
    'family' in row && typeof row.family === 'string' && 'mentor' in row && typeof row.mentor === 'string'
  )
}

function isEdge(row: object): row is Edge {
  return isPair(row) && 'score' in row && isWhole(row.score, 0, MAX_SCORE)
}

function wrongScore({ score }: JsonObject): string {
  return `score is ${quoted(score)}: give a whole number from 0 to ${MAX_SCORE}`
}

/** The number of a pair, or what is wrong with its ids. */
export function pairKey(
  { family, mentor }: JsonObject | Pair,
  { families, mentors }: Sides,
): number | (() => string) {
  const row = typeof family === 'string' ? families.placeOf.get(family) : undefined
  if (row === undefined) return () => unknownId('family', family, 'families')
  const column = typeof mentor === 'string' ? mentors.placeOf.get(mentor) : undefined
  if (column === undefined) return () => unknownId('mentor', mentor, 'mentors')
  return row * mentors.given + column
}

function unknownId(name: string, id: unknown, section: string): string {
  return typeof id === 'string'
    ? `${name} ${quoted(id)} is not among the ${section}: add it or correct the id`
    : `${name} is ${quoted(id)}: give the id of one of the ${section}, as a text`
}

interface Section<Row extends Pair> {
  readonly name: string
  readonly given: readonly unknown[]
  readonly keys: readonly string[]
  readonly isRow: (row: object) => row is Row
  /** What is wrong with a row of known ids that is none. */
  readonly wrong: (row: JsonObject) => string
}

/** The rows are those of the file: of more than a million there should not be two of each. */
function readSection<Row extends Pair>(
  { name, given, keys, isRow, wrong }: Section<Row>,
  sides: Sides,
  faults: InstanceFaults,
): Pairs<Row> {
  const placeOf = new Map<number, number>()
  const rows: Row[] = []
  for (let at = 0; at < given.length; at += 1) {
    const row = given[at]
    const refuse = (fault: () => string) => faults.add(() => `${name}[${at}]: ${fault()}`)
    if (!isObject(row)) {
      refuse(() => `${quoted(row)} is no row: write an object with ${keys.join(', ')}`)
      continue
    }
    refuseUnknownKeys(row, keys, refuse)
    const key = pairKey(row, sides)
    const first = typeof key === 'number' ? placeOf.get(key) : undefined
    if (typeof key === 'function') refuse(key)
    else if (first !== undefined)
      refuse(() => `the same pair stands in ${name}[${first}]: take one of them out`)
    else {
      placeOf.set(key, at)
      if (isRow(row)) rows.push(row)
      else refuse(() => wrong(row))
    }
  }
  return { rows, placeOf }
}
