import type { FieldName } from '../../shared/domain/field.ts'
import type { Referral } from '../../shared/domain/referral.ts'
import { commit } from '../../shared/table/commit.ts'
import { findReferral, referralShape } from '../../shared/table/referral-store.ts'
import { submissionShape } from '../../shared/table/submission-store.ts'
import { amend } from './amendment.ts'
import { type Danger, isToBeRaised } from './danger.ts'
import { systemOccasion } from './next-state.ts'
import { raiseDanger } from './raised-danger.ts'
import { examineVersion, type SubmissionInHand } from './version.ts'

/**
 * A submission that is settled needs nothing more, unless the version that is announced tells a danger not told before,
 * or changes what a referral was made from. What is only tried out, or discarded, stays as it is.
 */
export async function heedLaterVersion(
  arrival: SubmissionInHand,
  announced: string,
  now: Date,
): Promise<void> {
  const { status } = arrival.submission
  if (status === 'tested' || status === 'discarded') return
  const { findings } = await examineVersion(arrival, announced)
  const { danger } = findings
  if (isToBeRaised(danger, arrival.submission)) await raise(danger, arrival, now)
  await noteAmendment(arrival, now)
}

/** Raises a danger by itself: of a later version, or of a submission that cannot be settled for another reason. */
export async function raise(
  danger: Danger,
  { submission, table }: SubmissionInHand,
  now: Date,
): Promise<void> {
  if (!isToBeRaised(danger, submission)) return
  const referral = await referralOf({ submission, table })
  const next = raiseDanger(submission, referral, danger, now)
  const changes = [
    { replace: submissionShape.toItem(next.submission) },
    ...(next.referral === undefined ? [] : [{ replace: referralShape.toItem(next.referral) }]),
  ]
  await commit(table, changes, next.events)
}

/** The newest version counts, whichever was announced: messages come in any order. */
async function noteAmendment(arrival: SubmissionInHand, now: Date): Promise<void> {
  const { submission, table } = arrival
  if (submission.status !== 'registered' || submission.registeredBody === undefined) return
  if (submission.bodyHash === submission.registeredBody) return
  const referral = await referralOf(arrival)
  if (referral === undefined) return
  const registered = await examineVersion(arrival, submission.registeredBody)
  const newest = await examineVersion(arrival, submission.bodyHash)
  const amended = amend(
    referral,
    {
      bodyHash: submission.bodyHash,
      registered: registered.findings.answers,
      newest: newest.findings.answers,
      corrected: Object.keys(submission.corrections) as FieldName[], // its schema allows no other keys
    },
    systemOccasion(submission, now),
  )
  if (amended === undefined) return
  await commit(table, [{ replace: referralShape.toItem(amended.referral) }], [amended.event])
}

async function referralOf({
  submission,
  table,
}: Pick<SubmissionInHand, 'submission' | 'table'>): Promise<Referral | undefined> {
  return submission.status === 'registered' ? findReferral(table, submission.referral) : undefined
}
