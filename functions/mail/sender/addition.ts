import type { AnyEvent } from '../../../events/all-events.ts'
import { announce, type Occasion } from '../../../events/announce.ts'
import { submissionReceived } from '../../../events/submission-received.ts'
import { fieldName } from '../../../shared/domain/field.ts'
import { hashBytes } from '../../../shared/domain/hash.ts'
import { type Submission, submissionSubject, withNewerVersion } from '../../../shared/domain/submission.ts'
import {
  type AddedAnswers,
  type Addition,
  additionOf,
  growingFields,
  type Supplement,
  supplementBytes,
} from '../../../shared/domain/supplement.ts'

/** What a sender writes on its page about a submission. */
export interface Writing {
  readonly answers: AddedAnswers
  /** The version of the submission that its page showed: the same writing twice is one. */
  readonly seenVersion: string
}

/** A submission with what was added to it, in bytes of our own. */
export interface Added {
  readonly submission: Submission
  readonly over: string
  readonly bytes: Uint8Array
  readonly event: AnyEvent
}

/** More is no form any more: whoever has that much to say should call. */
export const MAX_ADDITIONS = 50
/** All that was added is kept in one item, and DynamoDB's hold 400 KB: the rest is room for dangers. */
export const MAX_ADDED_BYTES = 256 * 1024

/**
 * Adds what a sender wrote: a new version of the submission, to be read as every version is.
 * @returns `known` when it was added before; `refused` where nothing may be added, which a danger always may
 */
export function add(
  existing: Submission,
  before: Supplement | undefined,
  { answers, seenVersion }: Writing,
  occasion: Occasion,
): Added | 'known' | 'refused' {
  const addition = additionOf(seenVersion, answers, occasion.at)
  const { over = existing.bodyHash, additions = [] } = before ?? {}
  if (isKnown(addition, additions)) return 'known'
  const isDanger = answers.child_in_danger !== undefined
  if (!isDanger && (!isTaken(existing) || additions.length >= MAX_ADDITIONS)) return 'refused'
  const bytes = supplementBytes({ over, additions: [...additions, addition] })
  if (!isDanger && bytes.byteLength > MAX_ADDED_BYTES) return 'refused'
  const submission = withNewerVersion(existing, {
    bodyHash: hashBytes(bytes),
    supplementOver: over,
    bodyAt: occasion.at.toISOString(),
    correlationId: occasion.correlationId,
  })
  const { form, partner, district, version, bodyHash } = submission
  const subject = { subject: submissionSubject(submission), district, version }
  const event = announce(submissionReceived, occasion, { ...subject, data: { form, partner, bodyHash } })
  return { submission, over, bytes, event }
}

/** Added before, unless something else was answered since: then it is an answer anew. */
function isKnown({ id, answers }: Addition, additions: readonly Addition[]): boolean {
  const place = additions.findLastIndex((one) => one.id === id)
  if (place === -1) return false
  const since = additions.slice(place + 1)
  return !fieldName.options.some(
    (name) =>
      answers[name] !== undefined &&
      !growingFields.has(name) &&
      since.some((later) => later.answers[name] !== undefined && later.answers[name] !== answers[name]),
  )
}

/** What was only tried out, or will be no referral, takes nothing more. */
function isTaken({ status }: Submission): boolean {
  return status !== 'tested' && status !== 'discarded'
}
