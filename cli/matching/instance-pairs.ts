import type { Instance, Pair } from '../../shared/matching/assignment/instance.ts'
import type { PlacedEdges } from '../../shared/matching/assignment/numbered-instance.ts'
import { type Fault, type InstanceFaults, type JsonObject, quoted, unknownKey } from './instance-faults.ts'
import { isWhole, type Side } from './instance-sides.ts'
import { PairPlaces } from './pair-places.ts'
import type { Rows } from './sliced-rows.ts'

const MAX_SCORE = 1000
const pairKeys = ['family', 'mentor']
const edgeKeys = [...pairKeys, 'score']

export interface Sides {
  readonly families: Side<Instance['families'][number]>
  readonly mentors: Side<Instance['mentors'][number]>
}

/** The pairs of one section, and in which of its rows each pair of known ids stands, by `pairKey`. */
export interface Pairs<Taken> {
  /** Without faults. */
  readonly rows: Taken
  readonly places: PairPlaces
}

/** Checks who suits whom. What comes of it is right when there was no fault. */
export function readEdges(given: Rows, sides: Sides, faults: InstanceFaults): Pairs<PlacedEdges> {
  const rows = {
    family: new Int32Array(given.length),
    mentor: new Int32Array(given.length),
    score: new Int32Array(given.length),
  }
  const section = { name: 'edges', given, keys: edgeKeys }
  const places = readSection(section, sides, faults, ({ score }, at, key) => {
    if (!isWhole(score, 0, MAX_SCORE)) return () => wrongScore(score)
    const mentor = key % sides.mentors.given
    rows.family[at] = (key - mentor) / sides.mentors.given
    rows.mentor[at] = mentor
    rows.score[at] = score
    return undefined
  })
  return { rows, places }
}

function wrongScore(score: unknown): string {
  return `score is ${quoted(score)}: give a whole number from 0 to ${MAX_SCORE}`
}

/** Checks pairs that are fixed or forbidden. */
export function readPairs(
  given: Rows,
  name: 'fixed' | 'forbidden',
  sides: Sides,
  faults: InstanceFaults,
): Pairs<readonly Pair[]> {
  const rows: Pair[] = []
  const places = readSection({ name, given, keys: pairKeys }, sides, faults, (row) => {
    if (isPair(row)) rows.push(row)
    return undefined
  })
  return { rows, places }
}

function isPair(row: object): row is Pair {
  return (
    'family' in row && typeof row.family === 'string' && 'mentor' in row && typeof row.mentor === 'string'
  )
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

interface Section {
  readonly name: string
  readonly given: Rows
  readonly keys: readonly string[]
}

/** @param take takes a row of known ids that stands nowhere else, or says what is wrong with it */
function readSection(
  { name, given, keys }: Section,
  sides: Sides,
  faults: InstanceFaults,
  take: (row: JsonObject, at: number, key: number) => Fault | undefined,
): PairPlaces {
  const places = new PairPlaces(given.length)
  faults.readRows(name, given, (row, at) => {
    const unknown = unknownKey(row, keys)
    if (unknown !== undefined) return unknown
    const key = pairKey(row, sides)
    if (typeof key === 'function') return key
    const first = places.get(key)
    if (first !== undefined) return () => `the same pair stands in ${name}[${first}]: take one of them out`
    places.set(key, at)
    return take(row, at, key)
  })
  return places
}
