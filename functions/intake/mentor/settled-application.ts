import { announce, systemOccasion } from '../../../events/announce.ts'
import { submissionApplied } from '../../../events/submission-applied.ts'
import {
  deadlineChanges,
  deadlinesOfSubmission,
  settleSubmission,
} from '../../../shared/casework/deadlines/submission-deadlines.ts'
import { mentorIdOf, type Submission } from '../../../shared/domain/submission.ts'
import { applyMentor } from '../../../shared/mentors/new-mentor.ts'
import { commit } from '../../../shared/table/commit.ts'
import { submissionShape } from '../../../shared/table/submission-store.ts'
import type { Danger } from '../danger.ts'
import { about, nextBase } from '../next-state.ts'
import { settleAsQuarantined } from '../quarantined-submission.ts'
import { districtOf } from '../registration.ts'
import type { SubmissionInHand } from '../version.ts'
import {
  type CompleteApplication,
  isUnconfirmed,
  type UnderstoodApplication,
  unconfirmedDanger,
} from './application.ts'
import { ownAddress } from './examination.ts'

/**
 * What is understood becomes a mentor who has applied, with a coordinator who is to speak with them, in one transaction;
 * anything else waits for a person, above all where a danger is told, be it by a version that was overtaken.
 */
export async function settleApplication(
  application: UnderstoodApplication,
  danger: Danger,
  inHand: SubmissionInHand,
  now: Date,
): Promise<void> {
  if (application.isComplete && !isUnconfirmed(danger, inHand.submission)) {
    return settleAsMentor(application, inHand, now)
  }
  const problems = application.isComplete ? [unconfirmedDanger] : application.problems
  return settleAsQuarantined({ problems, answers: {}, institution: undefined }, danger, inHand, now)
}

async function settleAsMentor(
  { profile, place, remarks }: CompleteApplication,
  { submission: from, form, table }: SubmissionInHand,
  now: Date,
): Promise<void> {
  const occasion = systemOccasion(now, from.correlationId)
  const mentor = mentorIdOf(from)
  const at = now.toISOString()
  // It waited to be completed: until now nobody could speak with them.
  const appliedAt = from.version === 1 ? from.receivedAt : at
  const district = districtOf(place, form)
  const [part, present] = await Promise.all([
    applyMentor(table, { ...profile, id: mentor, district, appliedAt }, occasion),
    deadlinesOfSubmission(table, from),
  ])
  const submission: Submission = {
    ...nextBase(from, 'no', now),
    corrections: keptCorrections(from, profile),
    status: 'applied',
    appliedAt: at,
    mentor,
    appliedBody: from.bodyHash,
    problems: [...remarks],
  }
  const event = announce(submissionApplied, occasion, {
    ...about(submission),
    data: { form: form.id, mentor },
  })
  // It demands nothing any more: no district's policy is asked.
  const ground = { districts: [], occasion, met: new Set(['complete'] as const) }
  const completed = settleSubmission(present, submission, ground)
  const state = { replace: submissionShape.toItem(submission) }
  const changes = [state, ...part.changes, ...deadlineChanges(completed.deadlines)]
  await commit(table, changes, [event, ...part.events, ...completed.events])
}

/** A pupil's own address is kept in the body alone: not in what somebody corrected while it seemed to be an adult's. */
function keptCorrections(
  { corrections }: Submission,
  { person }: CompleteApplication['profile'],
): Submission['corrections'] {
  if (person.kind === 'adult') return corrections
  return Object.fromEntries(Object.entries(corrections).filter(([field]) => !ownAddress.has(field)))
}
