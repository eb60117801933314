import { isLate, stepOfGiven, stepOfMoved } from '../../domain/changed-ladder.ts'
import type { OpenDeadline, Step } from '../../domain/deadline.ts'
import { rowOf } from '../../domain/deadline-policy.ts'
import type { District } from '../../domain/district.ts'
import type { Demand } from './demands.ts'

/** What the policy wants of a demand, and where and when it is settled. */
export interface Wanted {
  readonly policyDue: string
  readonly district: District
  readonly at: Date
}

/**
 * A deadline that stands for a demand, brought to it: none, when it stands as it should. Another owner is told of it as
 * of a new one. What was put off stays so, unless it has another owner, is urgent now, or is due later than that anyway.
 */
export function movedTo(standing: OpenDeadline, demand: Demand, wanted: Wanted): OpenDeadline[] {
  const { owner, liaison, district, isUrgent } = demand
  const { policyDue, at } = wanted
  const isSameDay = policyDue === standing.policyDue
  const isSameOwner = owner === standing.owner && district === standing.district
  if (isSameDay && isSameOwner && liaison === standing.liaison && isUrgent === standing.isUrgent) return []
  const { snoozedUntil, missedAt, ...rest } = standing
  const putOff =
    isSameOwner && (isSameDay || outlasts(standing, policyDue, isUrgent)) ? snoozedUntil : undefined
  const due = isSameDay ? standing.due : (putOff ?? policyDue)
  const moved = {
    ...rest,
    ...{ owner, liaison, district, isUrgent, due, policyDue },
    ...(isSameOwner ? {} : { setAt: at.toISOString() }),
    ...(putOff === undefined ? {} : { snoozedUntil: putOff }),
    ...(missedAt !== undefined && isLate({ due }, at) ? { missedAt } : {}),
    version: standing.version + 1,
  }
  const staysTold = isSameOwner && due === standing.due && putOff === snoozedUntil
  return [staysTold ? moved : { ...moved, next: nextTelling(standing, moved, wanted) }]
}

function outlasts(
  { snoozedUntil, basis, ...was }: OpenDeadline,
  policyDue: string,
  isUrgent: boolean,
): boolean {
  if (snoozedUntil === undefined || basis === 'statutory' || (isUrgent && !was.isUrgent)) return false
  return snoozedUntil >= policyDue
}

function nextTelling(from: OpenDeadline, to: OpenDeadline, { district, at }: Wanted): Step {
  // The same telling of a danger, now: somebody else is to hear of it.
  if (to.kind === 'danger') return { ...to.next, at: at.toISOString() }
  const changed = { row: rowOf(to.kind, district.policy), calendar: district.office, at }
  const isSameOwner = from.owner === to.owner && from.district === to.district
  return isSameOwner ? stepOfMoved(from, to, changed) : stepOfGiven(to, changed)
}
