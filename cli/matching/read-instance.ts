import { matchingObjective } from '../../shared/domain/matching-policy.ts'
import { Refused } from '../../shared/errors.ts'
import type { Objective } from '../../shared/matching/assignment/instance.ts'
import type { PlacedInstance } from '../../shared/matching/assignment/numbered-instance.ts'
import { InstanceFaults, isObject, type JsonObject, quoted, unknownKey } from './instance-faults.ts'
import { checkFixed } from './instance-fixed.ts'
import { readEdges, readPairs } from './instance-pairs.ts'
import { readFamilies, readMentors } from './instance-sides.ts'
import { type Rows, SlicedRows } from './sliced-rows.ts'

/** What an instance has lists of. */
export const listNames = ['families', 'mentors', 'edges', 'fixed', 'forbidden'] as const
const keys = [...listNames, 'objective']

/**
 * Checks all that an instance says; what it need not say is filled in: weight 1, priority 0, nothing fixed or
 * forbidden, most families.
 * @param file what it is called in messages
 * @throws Refused with a line for each of the first faults: the row, the value and the cure
 * @throws SyntaxError when its rows are those of a file and no JSON
 */
export function readInstance(given: unknown, file: string): PlacedInstance {
  const faults = new InstanceFaults()
  const instance = isObject(given) ? readSections(given, faults) : notAnObject(given, faults)
  if (faults.count === 0) return instance
  const count = faults.count === 1 ? '1 fault' : `${faults.count} faults`
  throw new Refused([`${file} has ${count}; nothing was solved`, ...faults.lines()].join('\n  '))
}

const none = new Int32Array()
const empty: PlacedInstance = {
  ...{ families: [], mentors: [], edges: { family: none, mentor: none, score: none } },
  objective: 'most-families',
}

function notAnObject(given: unknown, faults: InstanceFaults): PlacedInstance {
  faults.add(() => `${quoted(given)} is no instance: write {"families": […], "mentors": […], "edges": […]}`)
  return empty
}

function readSections(given: JsonObject, faults: InstanceFaults): PlacedInstance {
  const unknown = unknownKey(given, keys)
  if (unknown !== undefined) faults.add(unknown)
  const objective = readObjective(given['objective'], faults)
  const listed = {
    families: section(given, 'families', faults),
    mentors: section(given, 'mentors', faults),
    edges: section(given, 'edges', faults),
    fixed: section(given, 'fixed', faults, []),
    forbidden: section(given, 'forbidden', faults, []),
  }
  if (faults.count === 0) return { ...readRows(listed, faults), objective }
  // What names somebody in a section that is not there would only be called unknown.
  requireRows(listed)
  return empty
}

/** What is no JSON is refused as such, also where the rows are not looked at. */
function requireRows(listed: Listed): void {
  for (const rows of Object.values(listed)) if (rows instanceof SlicedRows) rows.requireJson()
}

type Listed = Readonly<Record<(typeof listNames)[number], Rows>>

function readRows(listed: Listed, faults: InstanceFaults): Omit<PlacedInstance, 'objective'> {
  const families = readFamilies(listed.families, faults)
  const mentors = readMentors(listed.mentors, faults)
  const sides = { families, mentors }
  const edges = readEdges(listed.edges, sides, faults)
  const fixed = readPairs(listed.fixed, 'fixed', sides, faults)
  const forbidden = readPairs(listed.forbidden, 'forbidden', sides, faults)
  checkFixed(fixed, { edges, forbidden, sides }, faults)
  return {
    ...{ families: families.rows, mentors: mentors.rows, edges: edges.rows },
    ...{ fixed: fixed.rows, forbidden: forbidden.rows },
  }
}

function section(given: JsonObject, name: keyof Listed, faults: InstanceFaults, whenMissing?: Rows): Rows {
  const rows = given[name] ?? whenMissing
  if (Array.isArray(rows) || rows instanceof SlicedRows) return rows
  faults.add(() => `${name} is ${quoted(rows)}: write a list, [] when there are none`)
  return []
}

function readObjective(given: unknown, faults: InstanceFaults): Objective {
  const { options } = matchingObjective
  const found = options.find((one) => one === (given ?? 'most-families'))
  if (found === undefined) faults.add(() => `objective is ${quoted(given)}: use ${options.join(' or ')}`)
  return found ?? 'most-families'
}
