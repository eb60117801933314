import type { Instance } from '../../shared/matching/assignment/instance.ts'
import { type Fault, type InstanceFaults, type JsonObject, quoted, unknownKey } from './instance-faults.ts'
import type { Rows } from './sliced-rows.ts'

type Family = Instance['families'][number]
type Mentor = Instance['mentors'][number]

/** One side of an instance: its rows without faults, and where every id stands, with faults or without. */
export interface Side<Row> {
  readonly rows: readonly Row[]
  readonly placeOf: ReadonlyMap<string, number>
  /** How many rows there are, with faults or without. */
  readonly given: number
}

const MAX_WEIGHT = 10

/** Checks the families, and fills in what they need not say: weight 1, priority 0. */
export function readFamilies(given: Rows, faults: InstanceFaults): Side<Family> {
  return readSide<Family>(given, 'families', ['id', 'weight', 'priority'], faults, (id, row) => {
    const { weight = 1, priority = 0 } = row
    if (!isWhole(weight, 1, MAX_WEIGHT))
      return () => `weight is ${quoted(weight)}: give a whole number from 1 to ${MAX_WEIGHT}`
    if (!isWhole(priority, 0))
      return () => `priority is ${quoted(priority)}: give a whole number from 0 on; above 0 is urgent`
    return { id, weight, priority }
  })
}

/** Checks the mentors. */
export function readMentors(given: Rows, faults: InstanceFaults): Side<Mentor> {
  return readSide<Mentor>(given, 'mentors', ['id', 'capacity'], faults, (id, { capacity }) =>
    isWhole(capacity, 0)
      ? { id, capacity }
      : () => `capacity is ${quoted(capacity)}: give a whole number from 0 on`,
  )
}

/** Whether it is a whole number that is counted exactly. */
export function isWhole(value: unknown, least: number, most = Number.MAX_SAFE_INTEGER): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
}

/** Whoever has another fault keeps its id: what names it does not name somebody unknown. */
function readSide<Row extends object>(
  given: Rows,
  section: string,
  keys: readonly string[],
  faults: InstanceFaults,
  read: (id: string, row: JsonObject) => Row | Fault,
): Side<Row> {
  const placeOf = new Map<string, number>()
  const rows: Row[] = []
  faults.readRows(section, given, (row, at) => {
    const { id } = row
    if (typeof id !== 'string' || id === '') return () => `id is ${quoted(id)}: give a text that is not empty`
    const first = placeOf.get(id)
    if (first !== undefined)
      return () => `${quoted(id)} is the id of ${section}[${first}] too: give each its own`
    placeOf.set(id, at)
    const result = unknownKey(row, keys) ?? read(id, row)
    if (typeof result === 'function') return result
    rows.push(result)
    return undefined
  })
  return { rows, placeOf, given: given.length }
}
