import type { Submission } from '../../shared/domain/submission.ts'
import { readSupplement, type Supplement } from '../../shared/domain/supplement.ts'
import { Conflict, Unavailable } from '../../shared/errors.ts'
import { type Change, commit } from '../../shared/table/commit.ts'
import {
  bodyItem,
  findBody,
  findSubmission,
  submissionShape,
  supplementItem,
} from '../../shared/table/submission-store.ts'
import type { Table } from '../../shared/table/table.ts'
import { arrive, type Delivery, identify, isTakenUpAgain } from './arrival.ts'

const MAX_ATTEMPTS = 5

/**
 * Keeps a delivery once: the same bytes again, in parallel or years later, change nothing but the end of a trial.
 * @throws Unavailable when others changed the submission again and again
 */
export async function keep(table: Table, delivery: Delivery, contentType: string, now: Date): Promise<void> {
  const { hash, bodyHash } = identify(delivery)
  const form = delivery.form.id
  const body = bodyItem({
    form,
    submission: hash,
    hash: bodyHash,
    bytes: delivery.body,
    contentType,
    receivedAt: now.toISOString(),
  })
  let existing: Submission | undefined
  let isBodyKept = false
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const added = isBodyKept ? undefined : await addedTo(existing, table)
    const { submission, event, supplement } = arrive(existing, delivery, now, added)
    const item = submissionShape.toItem(submission)
    try {
      const state = existing ? { replace: item } : { create: item }
      const bodies = isBodyKept ? [] : [{ create: body }, ...carriedOver(submission, supplement, now)]
      return await commit(table, [state, ...bodies], [event])
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      isBodyKept ||= error.keys.some(({ sk }) => sk === body.sk)
      existing = await findSubmission(table, form, hash)
      if (isBodyKept && (existing === undefined || !isTakenUpAgain(existing, delivery.form))) return
    }
  }
  throw new Unavailable(
    `submission ${form} ${hash} was changed ${MAX_ATTEMPTS} times meanwhile: the sender repeats`,
  )
}

/** What the sender added on its page so far. */
async function addedTo(existing: Submission | undefined, table: Table): Promise<Supplement | undefined> {
  if (existing?.supplementOver === undefined) return undefined
  const kept = await findBody(table, existing)
  return kept === undefined ? undefined : readSupplement(kept.bytes)
}

/** The same, over the new body. */
function carriedOver(submission: Submission, supplement: Uint8Array | undefined, at: Date): Change[] {
  const { supplementOver: over } = submission
  if (supplement === undefined || over === undefined) return []
  return [{ create: supplementItem(submission, supplement, { over, at }) }]
}
