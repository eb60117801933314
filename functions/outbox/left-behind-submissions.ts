import type { AnyEvent } from '../../events/all-events.ts'
import { announce, systemOccasion } from '../../events/announce.ts'
import { submissionReceived } from '../../events/submission-received.ts'
import { type Submission, submissionSubject } from '../../shared/domain/submission.ts'
import { type Queue, send } from '../../shared/queue.ts'
import { listDistricts } from '../../shared/table/district-store.ts'
import { takeLease } from '../../shared/table/lease.ts'
import type { ListRow } from '../../shared/table/shape.ts'
import { findSubmission, submissionRows } from '../../shared/table/submission-store.ts'
import type { Table } from '../../shared/table/table.ts'

/** Enough for a minute; the next run goes on. */
const MAX_QUEUED = 500
const MAX_LOOKED_AT = 5000

/**
 * Queues again every submission that has been `received` for so long and is still not settled. One that fails again and
 * again is queued after 15 minutes, half an hour, an hour, two …: it must not flood the dead letters. Returns how many.
 * @param ageSeconds 0 takes all of them up at once, also those that hold a lease
 */
export async function requeue(table: Table, intake: Queue, ageSeconds: number, now: Date): Promise<number> {
  const before = ageSeconds === 0 ? undefined : new Date(now.getTime() - ageSeconds * 1000)
  let queued = 0
  let lookedAt = 0
  for (const { id } of await listDistricts(table)) {
    for await (const row of submissionRows(table, id, 'received', before)) {
      lookedAt += 1
      if (queued >= MAX_QUEUED || lookedAt > MAX_LOOKED_AT) return queued
      if (ageSeconds > 0 && !(await takeTurn(table, row, now))) continue
      if (await remind(table, intake, row, now)) queued += 1
    }
  }
  return queued
}

/** Each turn lasts as long as the submission has waited already. */
async function takeTurn(table: Table, { form, hash, receivedAt }: ListRow, now: Date): Promise<boolean> {
  const waitedSeconds = Math.floor((now.getTime() - Date.parse(String(receivedAt))) / 1000)
  return takeLease(table, `requeue ${form} ${hash}`, waitedSeconds, now)
}

async function remind(table: Table, intake: Queue, { form, hash }: ListRow, now: Date): Promise<boolean> {
  const submission = await findSubmission(table, String(form), String(hash))
  if (submission?.status !== 'received') return false
  await send(intake, reminderOf(submission, now))
  return true
}

/** The event that the submission was received, told to the queue alone: its id is that of the event itself. */
function reminderOf(submission: Submission, now: Date): AnyEvent {
  const { form, partner, bodyHash, district, version, correlationId } = submission
  return announce(submissionReceived, systemOccasion(now, correlationId), {
    subject: submissionSubject(submission),
    district,
    version,
    data: { form, partner, bodyHash },
  })
}
