import type { AnyEvent } from '../../events/all-events.ts'
import type { Occasion } from '../../events/announce.ts'
import type { Deadline } from '../domain/deadline.ts'
import type { DeadlineKind } from '../domain/deadline-policy.ts'
import type { Household } from '../domain/household.ts'
import type { Referral } from '../domain/referral.ts'
import type { Change } from '../table/commit.ts'
import type { CaseFile } from './case-file.ts'

/** What a decision makes of a case: only what it changes, each thing one version further. */
export interface Outcome {
  readonly referrals?: readonly Referral[]
  readonly households?: readonly Household[]
  readonly events: readonly AnyEvent[]
  /** Which deadlines it does; what falls away besides is cancelled. */
  readonly met?: readonly DeadlineKind[]
  /** What is added beside, or must still be so: a contact, a hand-over, an operator who must not have left. */
  readonly besides?: readonly Change[]
  /** Deadlines that stand again as they once did, at their present versions; the new state is settled from there. */
  readonly restored?: readonly Deadline[]
  /** What is added about all that is written, its deadlines included. */
  readonly record?: (written: readonly Change[]) => Change
}

/**
 * A decision about a case: a function of what stands and of the occasion, without I/O.
 * @throws Refused, in words, when the case does not allow it: as it stands now, by whom it was changed and when
 */
export type Decision = (file: CaseFile, occasion: Occasion) => Outcome

/** Adds one to a version, the rest as given. */
export function changed<Thing extends { readonly version: number }>(thing: Thing): Thing {
  return { ...thing, version: thing.version + 1 }
}
