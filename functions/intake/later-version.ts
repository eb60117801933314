import { systemOccasion } from '../../events/announce.ts'
import { decide } from '../../shared/casework/decide.ts'
import type { Decision } from '../../shared/casework/decision.ts'
import type { FieldName } from '../../shared/domain/field.ts'
import { findReferral } from '../../shared/table/referral-store.ts'
import { amend, seenBody, type Versions } from './amendment.ts'
import { type Danger, isToBeRaised } from './danger.ts'
import { raiseOnReferral } from './raised-danger.ts'
import { raiseOnSubmission } from './raised-submission.ts'
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
  await raise(findings.danger, arrival, now)
  await noteAmendment(arrival, now)
}

/** Raises a danger by itself: of a later version, or of a submission that cannot be settled for another reason. */
export async function raise(danger: Danger, arrival: SubmissionInHand, now: Date): Promise<void> {
  const { submission, table } = arrival
  if (!isToBeRaised(danger, submission)) return
  if (submission.status !== 'registered') return raiseOnSubmission(danger, arrival, now)
  const decision = raiseOnReferral(submission, danger)
  await decide(table, submission.referral, decision, systemOccasion(now, submission.correlationId))
}

/** The newest version counts, whichever was announced: messages come in any order. */
async function noteAmendment(arrival: SubmissionInHand, now: Date): Promise<void> {
  const { submission, table } = arrival
  if (submission.status !== 'registered' || submission.registeredBody === undefined) return
  const { bodyHash, registeredBody } = submission
  if (bodyHash === registeredBody) return
  const referral = await findReferral(table, submission.referral)
  if (referral === undefined || referral.amended?.bodyHash === bodyHash) return
  const seen = seenBody(referral, registeredBody)
  const [before, newest] = [await examineVersion(arrival, seen), await examineVersion(arrival, bodyHash)]
  const versions = {
    bodyHash,
    seen: { bodyHash: seen, answers: before.findings.answers },
    newest: newest.findings.answers,
    corrected: Object.keys(submission.corrections) as FieldName[], // its schema allows no other keys
  }
  await decide(table, referral.id, noteOf(versions), systemOccasion(now, submission.correlationId))
}

/** Somebody may have noted it meanwhile: then there is nothing to write. */
function noteOf(versions: Versions): Decision {
  return ({ referral }, occasion) => {
    const amended = amend(referral, versions, occasion)
    return amended === undefined ? { events: [] } : { referrals: [amended.referral], events: [amended.event] }
  }
}
