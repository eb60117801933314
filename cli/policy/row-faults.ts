import {
  type DeadlineKind,
  defaultPolicy,
  type PolicyOverride,
  type PolicyRow,
  rowOf,
} from '../../shared/domain/deadline-policy.ts'

/** What a district may not say of one kind of deadline. */
export function faultsOfRow(kind: DeadlineKind, override: PolicyOverride): string[] {
  if (kind === 'danger') {
    return ['danger is told at once and every half an hour until it is confirmed, everywhere: take it out']
  }
  const standard = defaultPolicy[kind]
  const row = rowOf(kind, { number: 0, rows: { [kind]: override } })
  const ofLength = lengthFaults(kind, override, standard)
  return [
    ...(ofLength.length > 0 ? ofLength : urgentFaults(kind, row, override)),
    ...reminderFaults(override),
    ...orderFaults(row),
  ].map((fault) => `${kind}.${fault}`)
}

function lengthFaults(kind: DeadlineKind, override: PolicyOverride, standard: PolicyRow): string[] {
  return (['length', 'urgentLength'] as const).flatMap((field) => {
    const length = override[field]
    if (length === undefined) return []
    if (kind === 'own') return [`${field}: whoever adds it names its day, take it out`]
    if (length < least(standard)) return [`${field} is ${length}: write 0 or more`]
    if (standard.basis === 'statutory' && length > standard.length) {
      return [`${field} is ${length}: it is statutory and may only be shorter, write ${most(standard)}`]
    }
    return []
  })
}

function most(standard: PolicyRow): string {
  return least(standard) === standard.length ? `${standard.length}` : `${standard.length} or less`
}

/** Only what counts from an expiry or a date of the fund may be due before it. */
function least({ unit, length }: PolicyRow): number {
  return unit === 'working-days' || length > 0 ? 0 : -400
}

function urgentFaults(kind: DeadlineKind, row: PolicyRow, override: PolicyOverride): string[] {
  const { length, urgentLength } = row
  if (kind === 'own' || urgentLength === undefined || urgentLength <= length) return []
  const isGiven = override.urgentLength !== undefined
  const where = isGiven ? `urgentLength is ${urgentLength}` : `length is ${length}`
  return [
    `${where}: what is urgent would be due later than what is not (${urgentLength} and ${length}), set both`,
  ]
}

function reminderFaults({ remindBefore = [] }: PolicyOverride): string[] {
  const twice = remindBefore.filter((days, place) => remindBefore.indexOf(days) !== place)
  return [
    ...(remindBefore.includes(0) ? ['remindBefore has 0: the day itself is always told, take it out'] : []),
    ...[...new Set(twice)].map((days) => `remindBefore has ${days} twice: once is enough`),
  ]
}

function orderFaults({ liaisonAfter, coordinatorAfter }: PolicyRow): string[] {
  if (liaisonAfter <= coordinatorAfter) return []
  return [
    `liaisonAfter is ${liaisonAfter}, coordinatorAfter ${coordinatorAfter}: the liaison hears of it first, set liaisonAfter to ${coordinatorAfter} or less`,
  ]
}
