import { dangerIn, stepsToMentoring } from '../casework/mentoring/readiness.ts'
import { type Household, type Person, waitingSince } from '../domain/household.ts'
import type { WaitingRequest } from '../domain/mentoring-request.ts'
import type { Referral } from '../domain/referral.ts'
import type { Wish } from './suitability/seen.ts'
import { type Contradiction, wishOf } from './suitability/wish.ts'

/** A family that waits for a mentor, as it stands. */
export interface WaitingFamily {
  readonly household: Household
  readonly persons: readonly Person[]
  /** All that it ever had. */
  readonly referrals: readonly Referral[]
  /** Those of one kind, by number. */
  readonly requests: readonly [WaitingRequest, ...WaitingRequest[]]
}

/** Why a request that waits is not matched now. */
export type LeftOutFor =
  | 'child-in-danger'
  | 'closed'
  | 'joined'
  | 'other-district'
  | 'not-ready'
  | 'not-agreed'
  | Contradiction

export interface LeftOut {
  readonly caseCode: string
  readonly kind: WaitingRequest['kind']
  readonly why: LeftOutFor
}

/** Where and when it is matched. */
export interface Here {
  readonly district: string
  /** ISO day. */
  readonly today: string
}

/** A family’s row, or why it has none. */
export function rowOf(family: WaitingFamily, here: Here): { wish: Wish } | { leftOut: LeftOut } {
  const { household, requests, persons } = family
  const [{ caseCode, kind }] = requests
  const leftOut = (why: LeftOutFor) => ({ leftOut: { caseCode, kind, why } })
  const why = whyLeftOut(family, here)
  if (why !== undefined) return leftOut(why)
  const made = wishOf(requests, { ...household, waitingSince: waitingSince(household) }, persons)
  return 'wish' in made ? made : leftOut(made.contradiction)
}

function whyLeftOut({ household, referrals, requests }: WaitingFamily, here: Here): LeftOutFor | undefined {
  // Danger first: whatever else is true of such a family, no mentor is sent there.
  if (dangerIn(referrals) !== undefined) return 'child-in-danger'
  if (household.status === 'closed') return 'closed'
  if (household.status === 'joined') return 'joined'
  if (household.district !== here.district) return 'other-district'
  if (stepsToMentoring(household).length > 0) return 'not-ready'
  return requests.some(({ agreedOn }) => agreedOn > here.today) ? 'not-agreed' : undefined
}
