import { announce, systemOccasion } from '../../../events/announce.ts'
import { mailRefused } from '../../../events/mail-refused.ts'
import { setMailDeadline } from '../../../shared/casework/mail/mail-trouble.ts'
import { addressedOperator } from '../../../shared/domain/addressee.ts'
import type { MailRefusal } from '../../../shared/domain/mail.ts'
import { commit } from '../../../shared/table/commit.ts'
import { mailShape } from '../../../shared/table/mail-store.ts'
import { commitIfUnchanged } from '../commit-if-unchanged.ts'
import type { Undeliverable } from './destination.ts'
import { refusedMail, type Unsent, unneededMail } from './mail-states.ts'
import type { Post } from './post.ts'
import { tellCoordinators } from './undelivered-danger.ts'

/** A mail that reaches nobody: of somebody who left it is not needed, because what was theirs is told to others. */
export async function notDeliverable(post: Post, mail: Unsent, why: Undeliverable, now: Date): Promise<void> {
  if (why !== 'left') return refuse(post, mail, why, now)
  if (mail.kind === 'danger') await tellCoordinators(post, mail, now)
  await commit(post.table, [{ replace: mailShape.toItem(unneededMail(mail, now)) }], [])
}

/**
 * A mail that will never be sent. Others hear of a danger at once, and somebody gets a deadline, before it is marked: who
 * stops in between begins again.
 */
export async function refuse(post: Post, mail: Unsent, reason: MailRefusal, now: Date): Promise<void> {
  const { table, count } = post
  const { id, kind, addressee, district } = mail
  if (kind === 'danger') {
    count('DangerMailsRefused')
    await tellCoordinators(post, mail, now)
  }
  const subject = `mail/${id}`
  const occasion = systemOccasion(now, 'send-mail')
  const operator = addressedOperator(addressee)
  if (asksForSomebody(operator, reason)) {
    const who = operator === undefined ? {} : { exclude: operator }
    const trouble = { kind: 'refused-mail', subject, district, since: now, ...who } as const
    await setMailDeadline(table, trouble, occasion)
  }
  const refused = refusedMail(mail, reason, now)
  const event = announce(mailRefused, occasion, {
    ...{ subject, district, version: refused.version },
    data: { kind, reason },
  })
  await commitIfUnchanged(table, [{ replace: mailShape.toItem(refused) }], [event])
  count('MailsRefused')
}

/**
 * A suspended address has a deadline of its own. Of a sender without one nobody is to hear: what they are to be told
 * stays somebody's task, by telephone.
 */
function asksForSomebody(operator: string | undefined, reason: MailRefusal): boolean {
  return reason === 'rejected' || (reason === 'no-address' && operator !== undefined)
}
