import * as z from 'zod/mini'
import { hexId } from '../domain/identifier.ts'
import { type Queue, sendAll } from '../queue.ts'

/** What wakes the sending of one mail; the queue carries events too. */
export const wakeUp = z.strictObject({ mail: hexId })
type WakeUp = z.infer<typeof wakeUp>

/**
 * Has mails looked at, and sent when their time has come. A mail that is woken twice is sent once.
 * @throws Unavailable when some could not be woken: the next run does it
 */
export async function wake(queue: Queue, mails: Iterable<string>): Promise<void> {
  await sendAll(
    queue,
    [...new Set(mails)].map((mail): WakeUp => ({ mail })),
  )
}
