import {
  type DeadlineKind,
  type DistrictPolicy,
  deadlineKind,
  policyOverride,
} from '../../shared/domain/deadline-policy.ts'
import { isObject, unknownWord } from './fault-words.ts'
import { readMatching } from './reading-matching.ts'
import { faultsOfRow } from './row-faults.ts'

export type ReadPolicy =
  | Omit<DistrictPolicy, 'number'>
  /** A line for each thing that is wrong: its place, the value and the cure. */
  | { readonly faults: readonly string[] }

const fields = Object.keys(policyOverride.shape)

/**
 * Reads what a district wants otherwise: `{"triage": {"length": 4}, "matching": {"waitingWeeks": 8}}`. What is not named is
 * as by default.
 */
export function readPolicy(given: unknown): ReadPolicy {
  if (!isObject(given)) return { faults: ['the file is no object: write {"triage": {"length": 4}}'] }
  const { matching, ...kinds } = given
  const read = Object.entries(kinds).map(([kind, row]) => readRow(kind, row))
  const its = matching === undefined ? undefined : readMatching(matching)
  const ofMatching = its !== undefined && 'faults' in its ? its.faults : []
  const faults = [...read.flatMap((one) => one.faults ?? []), ...ofMatching]
  if (faults.length > 0) return { faults }
  const rows = Object.fromEntries(read.flatMap((one) => (one.row === undefined ? [] : [one.row])))
  return its !== undefined && 'matching' in its ? { rows, matching: its.matching } : { rows }
}

interface ReadRow {
  readonly row?: readonly [DeadlineKind, NonNullable<DistrictPolicy['rows'][DeadlineKind]>]
  readonly faults?: readonly string[]
}

function readRow(name: string, given: unknown): ReadRow {
  const kind = deadlineKind.safeParse(name)
  if (!kind.success) return { faults: [unknownWord(name, [...deadlineKind.options, 'matching'], 'deadline')] }
  if (!isObject(given)) return { faults: [`${name} is no object: write {"${name}": {"remindBefore": [2]}}`] }
  const unknown = Object.keys(given)
    .filter((field) => !fields.includes(field))
    .map((field) => `${name}.${isFixed(field) ?? unknownWord(field, fields, 'field')}`)
  const override = policyOverride.safeParse(given)
  if (!override.success) {
    const places = override.error.issues.map(({ path }) => String(path[0]))
    return {
      faults: [...unknown, ...[...new Set(places)].map((field) => wrongValue(name, field, given[field]))],
    }
  }
  const faults = [...unknown, ...faultsOfRow(kind.data, override.data)]
  return faults.length > 0 ? { faults } : { row: [kind.data, override.data] }
}

function isFixed(field: string): string | undefined {
  return field === 'basis' || field === 'unit'
    ? `${field} is the same in every district: take it out`
    : undefined
}

const wanted: Readonly<Record<string, string>> = {
  remindBefore: 'a list of at most 8 whole numbers from 1 to 400, as in [10, 2]',
  liaisonAfter: 'a whole number from 1 to 400',
  coordinatorAfter: 'a whole number from 1 to 400',
}

function wrongValue(kind: string, field: string, value: unknown): string {
  const cure = wanted[field] ?? 'a whole number up to 400'
  return `${kind}.${field} is ${JSON.stringify(value)}: write ${cure}`
}
