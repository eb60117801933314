import type { AnyEvent } from '../../events/all-events.ts'
import { announce } from '../../events/announce.ts'
import { submissionReceived } from '../../events/submission-received.ts'
import type { Form } from '../../shared/domain/form.ts'
import { hashBytes } from '../../shared/domain/hash.ts'
import {
  type Submission,
  submissionHash,
  submissionSubject,
  withNewerVersion,
} from '../../shared/domain/submission.ts'
import { type Supplement, supplementBytes } from '../../shared/domain/supplement.ts'

/** Longer bodies are answered 413: one is kept in an item, and DynamoDB's hold 400 KB. */
export const MAX_BODY_BYTES = 256 * 1024

/** One authentic body that has reached the door. */
export interface Delivery {
  readonly form: Form
  readonly body: Uint8Array
  /** The provider's own id; without one, the body's hash identifies the submission. */
  readonly submissionId: string | undefined
  readonly correlationId: string
}

/** Which submission a delivery belongs to, and which of its versions it is. */
export interface Identity {
  readonly submissionId: string
  readonly hash: string
  readonly bodyHash: string
}

export function identify({ form, body, submissionId }: Delivery): Identity {
  const bodyHash = hashBytes(body)
  const id = submissionId ?? bodyHash
  return { submissionId: id, hash: submissionHash(form.id, id), bodyHash }
}

/**
 * A body arrives: the first makes the submission; a newer version becomes the one that is understood, and puts a
 * quarantined submission back to be read again. A registered one stays registered; the new version is kept beside it.
 * @param added what the sender added on its page to the version before: it stands over the new one too
 */
export function arrive(
  existing: Submission | undefined,
  delivery: Delivery,
  now: Date,
  added?: Supplement,
): { submission: Submission; event: AnyEvent; supplement: Uint8Array | undefined } {
  const supplement = added === undefined ? undefined : supplementOver(delivery, added)
  const submission = existing === undefined ? first(delivery, now) : next(existing, delivery, now, supplement)
  const { form, correlationId } = delivery
  const event = announce(
    submissionReceived,
    { at: now, actor: `form/${form.id}`, via: 'webhook', correlationId },
    {
      subject: submissionSubject(submission),
      district: submission.district,
      version: submission.version,
      data: { form: form.id, partner: submission.partner, bodyHash: submission.bodyHash },
    },
  )
  return { submission, event, supplement }
}

function supplementOver(delivery: Delivery, { additions }: Supplement): Uint8Array {
  return supplementBytes({ over: identify(delivery).bodyHash, additions })
}

function first(delivery: Delivery, now: Date): Submission {
  const { form, correlationId } = delivery
  const at = now.toISOString()
  return {
    ...identify(delivery),
    status: 'received',
    form: form.id,
    partner: form.partner,
    district: form.district,
    receivedAt: at,
    bodyAt: at,
    corrections: {},
    ...(form.isTesting ? { isTest: true } : {}),
    correlationId,
    version: 1,
  }
}

function next(
  existing: Submission,
  delivery: Delivery,
  now: Date,
  supplement: Uint8Array | undefined,
): Submission {
  const { bodyHash } = identify(delivery)
  const newer = {
    ...(supplement === undefined
      ? { bodyHash }
      : { bodyHash: hashBytes(supplement), supplementOver: bodyHash }),
    bodyAt: now.toISOString(),
    correlationId: delivery.correlationId,
  }
  const { isTest, ...submission } = withNewerVersion(existing, newer)
  if (submission.status === 'registered' || submission.status === 'applied') {
    return { ...submission, ...(isTest === true ? { isTest } : {}) }
  }
  // What came for real stays so, also while its form is tried out; a test that is sent to a live form is one no longer.
  const isStillTest = isTest === true && delivery.form.isTesting
  return { ...submission, ...(isStillTest ? { isTest } : {}) }
}

/** Whether a body that is kept already is to be read again: its form was only tried out when it came, and is live now. */
export function isTakenUpAgain(existing: Submission, form: Form): boolean {
  return existing.status === 'tested' && !form.isTesting
}
