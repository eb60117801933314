import type { AnyEvent } from '../../events/all-events.ts'
import { announce, type Occasion } from '../../events/announce.ts'
import { dangerRaised } from '../../events/danger-raised.ts'
import type { Referral } from '../../shared/domain/referral.ts'
import { type Submission, submissionBase, submissionSubject } from '../../shared/domain/submission.ts'
import { type Danger, isToBeRaised } from './danger.ts'

/** A submission's next state and what is told of it. */
export interface Settled {
  readonly submission: Submission
  readonly events: readonly AnyEvent[]
}

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

/** What every next state of a submission has, the danger that it tells included. */
export function nextBase(from: Submission, danger: Danger, now: Date) {
  return { ...submissionBase(from), ...raised(from, danger, now), version: from.version + 1 }
}

function raised(from: Submission, danger: Danger, now: Date) {
  return isToBeRaised(danger, from) ? { dangerRaised: { at: now.toISOString(), said: danger } } : {}
}

/** Tells a danger, unless one as grave was told of this submission before. */
export function dangerEvents(from: Submission, danger: Danger, district: string, now: Date): AnyEvent[] {
  if (!isToBeRaised(danger, from)) return []
  const subject = { subject: submissionSubject(from), district, version: from.version + 1 }
  return [announce(dangerRaised, systemOccasion(from, now), { ...subject, data: { said: danger } })]
}

/** The subject of what is told of a submission. */
export function about(submission: Submission) {
  const { district, version } = submission
  return { subject: submissionSubject(submission), district, version }
}

/** Nobody did it: the system, on account of what was sent. */
export function systemOccasion({ correlationId }: Submission, at: Date): Occasion {
  return { at, actor: 'system', via: 'system', correlationId }
}
