import type { Demand } from '../../shared/casework/deadlines/demands.ts'
import { settleDeadlines } from '../../shared/casework/deadlines/settled-deadlines.ts'
import { type Deadline, isOpen, type OpenDeadline } from '../../shared/domain/deadline.ts'
import type { DeadlineKind } from '../../shared/domain/deadline-policy.ts'
import { occasionAt } from './casework-world.ts'
import { districts } from './districts.ts'

export const MONDAY = '2026-11-30T09:00:00.000Z'
export const TUESDAY = '2026-12-01T09:00:00.000Z'

/** A demand of a referral that came on a Monday. */
export const demand: Demand = {
  subject: 'referral/a3f1c2d4e5b60718293a4b5c6d7e8f90',
  district: 'bergamo',
  kind: 'triage',
  owner: 'anna-prova',
  liaison: 'anna-prova',
  caseCode: 'BG-26-0042',
  isUrgent: false,
  from: MONDAY,
}

/** On what ground deadlines are settled at an instant, where these kinds were done. */
export function groundAt(at: string, ...met: DeadlineKind[]) {
  return { districts, occasion: occasionAt(at), met: new Set(met) }
}

/** The deadlines that these demands set on the Monday. */
export function settled(...demands: Demand[]): readonly Deadline[] {
  return settleDeadlines([], demands, groundAt(MONDAY)).deadlines
}

/** The first that is open. */
export function openOne(deadlines: readonly Deadline[]): OpenDeadline {
  const [one] = deadlines.filter(isOpen)
  if (one === undefined) throw new Error('nothing is open')
  return one
}
