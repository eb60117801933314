import { announce, systemOccasion } from '../../../events/announce.ts'
import { mailSent } from '../../../events/mail-sent.ts'
import { isAtOnce, type MailIn } from '../../../shared/domain/mail.ts'
import { Unavailable } from '../../../shared/errors.ts'
import type { SesAnswer } from '../../../shared/mail/ses-answer.ts'
import { mailShape } from '../../../shared/table/mail-store.ts'
import { commitIfUnchanged } from '../commit-if-unchanged.ts'
import { returnedMail, sentMail } from './mail-states.ts'
import type { Post } from './post.ts'
import { refuse } from './refusing.ts'

/**
 * Notes what SES answered. When nobody knows, the mail stays with SES until it is in doubt. What SES has told meanwhile of
 * the mail, in its own event, stands.
 * @throws Unavailable when it takes the mail not now, so that it is tried again; of a danger the next sweep tries anyway
 */
export async function settle(
  post: Post,
  mail: MailIn<'sending'>,
  answer: SesAnswer,
  now: Date,
): Promise<void> {
  switch (answer) {
    case 'taken':
      return markSent(post, mail, now)
    case 'never':
      return refuse(post, mail, 'rejected', now)
    case 'not-now':
      await commitIfUnchanged(post.table, [{ replace: mailShape.toItem(returnedMail(mail)) }], [])
      if (isAtOnce(mail)) return
      throw new Unavailable(`SES does not take mail/${mail.id} now: it waits, and is sent with a later run`)
    case 'unknown':
      return
    default:
      return answer satisfies never
  }
}

async function markSent({ table, count }: Post, mail: MailIn<'sending'>, now: Date): Promise<void> {
  const sent = sentMail(mail, now)
  const { kind, possiblyTwice, district, version, id } = sent
  const data = { kind, ...(possiblyTwice === undefined ? {} : { possiblyTwice }) }
  const occasion = systemOccasion(now, 'send-mail')
  const event = announce(mailSent, occasion, { subject: `mail/${id}`, district, version, data })
  await commitIfUnchanged(table, [{ replace: mailShape.toItem(sent) }], [event])
  if (possiblyTwice !== undefined) count('MailsPossiblyTwice')
}
