import type { AnyEvent } from '../../events/all-events.ts'
import { announce } from '../../events/announce.ts'
import { submissionReceived } from '../../events/submission-received.ts'
import { type Submission, submissionSubject } from '../../shared/domain/submission.ts'
import { listDistricts } from '../../shared/table/district-store.ts'
import { takeLease } from '../../shared/table/lease.ts'
import { findSubmission, submissionRows } from '../../shared/table/submission-store.ts'
import type { Table } from '../../shared/table/table.ts'
import { type IntakeQueue, send } from './intake-queue.ts'

/** Enough for a minute; the next run goes on. */
const MAX_PER_RUN = 500

/**
 * Queues again every submission that has been `received` for so long and is still not settled. One that fails again and
 * again is queued once in that time, not every minute: it must not flood the dead letters. Returns how many.
 */
export async function requeue(
  table: Table,
  intake: IntakeQueue,
  ageSeconds: number,
  now: Date,
): Promise<number> {
  const before = new Date(now.getTime() - ageSeconds * 1000)
  let count = 0
  for (const { id } of await listDistricts(table)) {
    for await (const { form, hash } of submissionRows(table, id, 'received', before)) {
      const submission = await findSubmission(table, String(form), String(hash))
      if (submission?.status !== 'received') continue
      if (ageSeconds > 0 && !(await takeLease(table, submissionSubject(submission), ageSeconds, now)))
        continue
      await send(intake, reminderOf(submission, now))
      count += 1
      if (count >= MAX_PER_RUN) return count
    }
  }
  return count
}

/** The event that the submission was received, told to the queue alone: its id is that of the event itself. */
function reminderOf(submission: Submission, now: Date): AnyEvent {
  const { form, partner, body, district, version, correlationId } = submission
  return announce(
    submissionReceived,
    { at: now, actor: 'system', via: 'system', correlationId },
    {
      subject: submissionSubject(submission),
      district,
      version,
      data: { form, partner, body },
    },
  )
}
