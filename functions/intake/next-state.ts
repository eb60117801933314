import type { AnyEvent } from '../../events/all-events.ts'
import { announce, systemOccasion } from '../../events/announce.ts'
import { dangerRaised } from '../../events/danger-raised.ts'
import { type Submission, submissionBase, submissionSubject } from '../../shared/domain/submission.ts'
import { type Danger, isToBeRaised } from './danger.ts'

/** A submission's next state and what is told of it. */
export interface Settled {
  readonly submission: Submission
  readonly events: readonly AnyEvent[]
}

/** What every next state of a submission has, the danger that it tells included. */
export function nextBase(from: Submission, danger: Danger, now: Date) {
  return { ...submissionBase(from), ...raised(from, danger, now), version: from.version + 1 }
}

/** The mark of a danger that is raised now, if it is: whoever confirmed a lesser one has to hear of this one. */
export function raised(from: Submission, danger: Danger, now: Date) {
  if (!isToBeRaised(danger, from)) return {}
  return { dangerRaised: { at: now.toISOString(), said: danger }, dangerConfirmed: undefined }
}

/** Tells a danger, unless one as grave was told of this submission before. */
export function dangerEvents(from: Submission, danger: Danger, district: string, now: Date): AnyEvent[] {
  if (!isToBeRaised(danger, from)) return []
  const subject = { subject: submissionSubject(from), district, version: from.version + 1 }
  return [
    announce(dangerRaised, systemOccasion(now, from.correlationId), { ...subject, data: { said: danger } }),
  ]
}

/** The subject of what is told of a submission. */
export function about(submission: Submission) {
  const { district, version } = submission
  return { subject: submissionSubject(submission), district, version }
}
