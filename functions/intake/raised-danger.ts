import type { Referral } from '../../shared/domain/referral.ts'
import type { Submission } from '../../shared/domain/submission.ts'
import type { Danger } from './danger.ts'
import { dangerEvents, raised, type Settled } from './next-state.ts'

/**
 * A version that comes after the submission was settled tells a danger: it is raised, in the district that has the
 * family by now, and marked on the referral if there is one. Nothing else changes.
 */
export function raiseDanger(
  from: Submission,
  referral: Referral | undefined,
  danger: Danger,
  now: Date,
): Settled & { readonly referral?: Referral } {
  const submission = { ...from, ...raised(from, danger, now), version: from.version + 1 }
  const events = dangerEvents(from, danger, referral?.district ?? from.district, now)
  if (referral === undefined || referral.isChildInDanger) return { submission, events }
  return {
    submission,
    referral: { ...referral, isChildInDanger: true, version: referral.version + 1 },
    events,
  }
}
