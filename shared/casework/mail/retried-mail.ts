import type { Occasion } from '../../../events/announce.ts'
import { doubtfulAt, type Mail, mailBase } from '../../domain/mail.ts'
import { NotFound, Refused } from '../../errors.ts'
import { commit } from '../../table/commit.ts'
import { findMail, mailShape } from '../../table/mail-store.ts'
import type { Table } from '../../table/table.ts'
import { requireOwnDistrict } from '../acting.ts'
import { again } from '../again.ts'
import { troubleOver } from './mail-trouble.ts'

/**
 * A mail is to be sent now: one that was refused waits again, and the coordinator's deadline is done; one that waits, or
 * is in doubt, stays as it is. Whoever calls wakes it.
 * @throws NotFound when there is no such mail
 * @throws Refused when it was sent, is not needed, is with SES still, or an operator acts who does not work in its district
 */
export async function retryMail(table: Table, id: string, occasion: Occasion): Promise<Mail> {
  return again(async () => {
    const mail = await findMail(table, id)
    if (mail === undefined) throw new NotFound(`mail ${id} does not exist: see "mail list"`)
    const { district } = mail
    await requireOwnDistrict(table, occasion, { district, deed: `mail ${id} is of ${district}` })
    if (mail.status !== 'refused') {
      requireUnsent(mail, occasion.at)
      return mail
    }
    const notBefore = occasion.at.toISOString()
    const next: Mail = { ...mailBase(mail), status: 'pending', notBefore, version: mail.version + 1 }
    const over = await troubleOver(table, { kind: 'refused-mail', subject: `mail/${id}` }, occasion)
    await commit(table, [{ replace: mailShape.toItem(next) }, ...over.changes], over.events)
    return next
  })
}

function requireUnsent(mail: Mail, now: Date): void {
  const refuse = (why: string) => {
    throw new Refused(`mail ${mail.id} ${why}: nothing was changed`)
  }
  if (mail.status === 'sent') refuse(`was sent at ${mail.sentAt}`)
  if (mail.status === 'unneeded') refuse(`is not needed since ${mail.endedAt}`)
  if (mail.status === 'sending' && doubtfulAt(mail) > now) {
    refuse(`is with SES since ${mail.takenAt}, and in doubt from ${doubtfulAt(mail).toISOString()}`)
  }
}
