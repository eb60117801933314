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
  return readSection<Edge>(given, 'edges', edgeKeys, sides, faults, (family, mentor, { score }) =>
    isWhole(score, 0, MAX_SCORE)
      ? { family, mentor, score }
      : () => `score is ${quoted(score)}: give a whole number from 0 to ${MAX_SCORE}`,
  )
}

/** Checks pairs that are fixed or forbidden. */
export function readPairs(
  given: readonly unknown[],
  section: 'fixed' | 'forbidden',
  sides: Sides,
  faults: InstanceFaults,
): Pairs<Pair> {
  return readSection<Pair>(given, section, pairKeys, sides, faults, (family, mentor) => ({ family, mentor }))
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

function readSection<Row extends Pair>(
  given: readonly unknown[],
  section: string,
  keys: readonly string[],
  sides: Sides,
  faults: InstanceFaults,
  read: (family: string, mentor: string, row: JsonObject) => Row | (() => string),
): Pairs<Row> {
  const placeOf = new Map<number, number>()
  const rows: Row[] = []
  const readRow = (row: unknown, at: number): Row | (() => string) => {
    if (!isObject(row)) return () => `${quoted(row)} is no row: write an object with ${keys.join(', ')}`
    refuseUnknownKeys(row, keys, () => `${section}[${at}]`, faults)
    const key = pairKey(row, sides)
    if (typeof key === 'function') return key
    const first = placeOf.get(key)
    if (first !== undefined) return () => `the same pair stands in ${section}[${first}]: take one of them out`
    placeOf.set(key, at)
    return read(String(row['family']), String(row['mentor']), row)
  }
  for (const [at, row] of given.entries()) {
    const result = readRow(row, at)
    if (typeof result === 'function') faults.add(() => `${section}[${at}]: ${result()}`)
    else rows.push(result)
  }
  return { rows, placeOf }
}
