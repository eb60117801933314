import { again } from '../../../shared/casework/again.ts'
import { give } from '../../../shared/mail/ses.ts'
import type { Post } from './post.ts'
import { settle } from './settling.ts'
import { take } from './taking.ts'

/**
 * Sends a mail when its time has come; else nothing happens. Whoever takes it first sends it.
 * @throws Conflict when it was changed again and again
 * @throws Unavailable when SES takes it not now: it waits
 */
export async function sendWhenDue(post: Post, id: string, now: Date): Promise<void> {
  const paced = { ...post, pace: once(post.pace) }
  const taken = await again(() => take(paced, id, now))
  if (taken === undefined) return
  await settle(post, taken.mail, await give(post.ses, taken.letter), now)
}

function once(wait: () => Promise<void>): () => Promise<void> {
  let waited: Promise<void> | undefined
  return () => {
    waited ??= wait()
    return waited
  }
}
