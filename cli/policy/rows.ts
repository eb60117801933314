import {
  type DeadlineKind,
  type DistrictPolicy,
  deadlineKind,
  defaultPolicy,
  type PolicyRow,
  rowOf,
} from '../../shared/domain/deadline-policy.ts'
import { matchingChanges } from './matching-rows.ts'

/** Columns of a policy as a person reads it. */
export const policyColumns = [
  'kind',
  'basis',
  'length',
  'urgent',
  'reminders',
  'liaison',
  'coordinator',
  'own',
]

/** A policy, one row for each kind of deadline: as numbers for programs, as words for people. */
export function policyRows(policy: DistrictPolicy) {
  return deadlineKind.options.map((kind) => ({
    kind,
    ...rowOf(kind, policy),
    /** What the district set itself. */
    own: Object.keys(policy.rows[kind] ?? {}),
  }))
}

export type PolicyRowOfKind = ReturnType<typeof policyRows>[number]

/** The same in words. */
export function readablePolicy({ kind, own, ...row }: PolicyRowOfKind) {
  const { basis, urgentLength, remindBefore, liaisonAfter, coordinatorAfter } = row
  const common = { kind, basis, own }
  if (kind === 'danger') return { ...common, length: 'at once, then every 30 minutes until it is confirmed' }
  return {
    ...common,
    length: kind === 'own' ? 'the day that it was given' : inWords(row.length, row),
    urgent: urgentLength === undefined ? '' : inWords(urgentLength, row),
    reminders: remindBefore.length === 0 ? '' : `${remindBefore.join(', ')} before`,
    liaison: `after ${liaisonAfter}`,
    coordinator: `after ${coordinatorAfter}`,
  }
}

function inWords(length: number, { unit }: Pick<PolicyRow, 'unit'>): string {
  if (length === 0) return unit === 'working-days' ? 'the same working day' : 'the day itself'
  const count = Math.abs(length)
  const word = unit.replace('-', ' ').slice(0, -1)
  return `${count} ${word}${count === 1 ? '' : 's'}${length < 0 ? ' before' : ''}`
}

export interface PolicyChange {
  readonly kind: DeadlineKind | 'matching'
  readonly field: string
  readonly before: unknown
  readonly after: unknown
}

/** The same as a person reads it: what is due before its date is said in words. */
export function readableChange({ kind, before, after, ...its }: PolicyChange) {
  return { kind, ...its, before: lengthInWords(kind, before), after: lengthInWords(kind, after) }
}

function lengthInWords(kind: PolicyChange['kind'], value: unknown): unknown {
  if (kind === 'matching' || typeof value !== 'number' || value >= 0) return value
  return `${value}: ${inWords(value, defaultPolicy[kind])}`
}

/** In which fields two policies differ. */
export function changesBetween(before: DistrictPolicy, after: DistrictPolicy): PolicyChange[] {
  return [...deadlineChanges(before, after), ...matchingChanges(before, after)]
}

function deadlineChanges(before: DistrictPolicy, after: DistrictPolicy): PolicyChange[] {
  return deadlineKind.options.flatMap((kind) => {
    const [old, next] = [new Map(Object.entries(rowOf(kind, before))), Object.entries(rowOf(kind, after))]
    const fields = new Map([...old.keys()].map((field) => [field, undefined as unknown]))
    for (const [field, value] of next) fields.set(field, value)
    return [...fields]
      .filter(([field, value]) => JSON.stringify(old.get(field)) !== JSON.stringify(value))
      .map(([field, value]) => ({ kind, field, before: old.get(field), after: value }))
  })
}
