import type { Instance, Pair } from '../../shared/matching/assignment/instance.ts'
import { type Fault, type InstanceFaults, type JsonObject, quoted, unknownKey } from './instance-faults.ts'
import { isWhole, type Side } from './instance-sides.ts'
import { PairPlaces } from './pair-places.ts'

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
  readonly places: PairPlaces
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
export function pairKey({ family, mentor }: JsonObject | Pair, { families, mentors }: Sides): number | Fault {
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
  const places = new PairPlaces(given.length)
  const rows = faults.goodRows(name, given, (row, at): Row | Fault => {
    const unknown = unknownKey(row, keys)
    if (unknown !== undefined) return unknown
    const key = pairKey(row, sides)
    if (typeof key === 'function') return key
    const first = places.get(key)
    if (first !== undefined) return () => `the same pair stands in ${name}[${first}]: take one of them out`
    places.set(key, at)
    return isRow(row) ? row : () => wrong(row)
  })
  return { rows, places }
}
