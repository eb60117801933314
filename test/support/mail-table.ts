import type { Post } from '../../functions/mail/sending/post.ts'
import { sendWhenDue } from '../../functions/mail/sending/send-when-due.ts'
import { end } from '../../shared/casework/deadlines/settled-deadlines.ts'
import { addressId } from '../../shared/domain/address.ts'
import { type Deadline, isOpen } from '../../shared/domain/deadline.ts'
import type { Operator } from '../../shared/domain/operator.ts'
import { addressShape } from '../../shared/table/address-store.ts'
import { commit } from '../../shared/table/commit.ts'
import { deadlineShape, findDeadline } from '../../shared/table/deadline-store.ts'
import { URGENT } from '../../shared/table/keys.ts'
import { allOutgoing, outgoing } from '../../shared/table/mail-store.ts'
import { findOperator, operatorShape } from '../../shared/table/operator-store.ts'
import type { Table } from '../../shared/table/table.ts'
import { occasionAt, person } from './due-world.ts'

/** Ids of the mails whose time has come, as a run or the sweep finds them. */
export async function waking(
  table: Table,
  now: Date,
  parts: readonly (number | typeof URGENT)[] = allOutgoing,
): Promise<string[]> {
  const found = await Promise.all(parts.map((part) => Array.fromAsync(outgoing(table, part, now))))
  return found.flat().map(({ id }) => id)
}

/** What the hourly run does with mails; errors are those of messages that the queue brings again. */
export async function sendAllDue(post: Post, now: Date): Promise<unknown[]> {
  return sendEach(post, await waking(post.table, now), now)
}

/** What the sweep does with mails. */
export async function sendUrgent(post: Post, now: Date): Promise<unknown[]> {
  return sendEach(post, await waking(post.table, now, [URGENT]), now)
}

async function sendEach(post: Post, ids: readonly string[], now: Date): Promise<unknown[]> {
  const outcomes = await Promise.allSettled(ids.map((id) => sendWhenDue(post, id, now)))
  return outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
}

/** Somebody does it; what was done already stays so. */
export async function doDeadline(
  table: Table,
  { subject, kind, number }: Pick<Deadline, 'subject' | 'kind' | 'number'>,
  now: Date,
): Promise<void> {
  const present = await findDeadline(table, subject, kind, number)
  if (present === undefined || !isOpen(present)) return
  const done = end(present, 'done', occasionAt(now))
  await commit(table, [{ replace: deadlineShape.toItem(done) }], [])
}

/** Changes a deadline as somebody's decision would. */
export async function changeDeadline(
  table: Table,
  { subject, kind, number }: Pick<Deadline, 'subject' | 'kind' | 'number'>,
  change: Partial<Deadline>,
): Promise<void> {
  const present = await findDeadline(table, subject, kind, number)
  if (present === undefined || !isOpen(present)) throw new Error('it is open no longer')
  const changed = deadlineShape.toItem({ ...present, ...change, version: present.version + 1 } as Deadline) // of one status
  await commit(table, [{ replace: changed }], [])
}

export async function changeOperator(table: Table, id: string, change: Partial<Operator>): Promise<void> {
  const present = (await findOperator(table, id)) ?? person(id)
  const changed = { ...present, ...change, version: present.version + 1 }
  await commit(table, [{ replace: operatorShape.toItem(changed) }], [])
}

/** Nothing is sent to an operator's address any more. */
export async function suspend(table: Table, operator: string, now: Date): Promise<void> {
  const id = addressId(`${operator}@example.org`)
  const suspended = {
    at: now.toISOString(),
    reason: 'bounced',
    mail: '0'.repeat(32),
    district: 'bergamo',
  } as const
  await commit(table, [{ create: addressShape.toItem({ id, suspended, version: 1 }) }], [])
}
