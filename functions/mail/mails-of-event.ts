import type { Table } from '../../shared/table/table.ts'
import { assignedMails } from './assigned-mails.ts'
import { mailOfForm } from './form-mails.ts'
import { mailOfAnswer, mailsOfOffer } from './handover-mails.ts'
import type { MailEvent } from './mail-events.ts'
import { feedbackMail, incompleteMail, receiptMail } from './sender-mails.ts'
import { type WantedMail, writeOnce } from './wanted-mail.ts'

/**
 * Writes the mails that an event asks for as things stand now, each once, however often the event is told. An addressee
 * without an address has none.
 * @returns their ids, also of those that were there before; which of them wait, and whether their time has come, they say
 * @throws Conflict, Unavailable: the same event may be told again
 */
export async function mailsOf(event: MailEvent, table: Table, now: Date): Promise<readonly string[]> {
  const wanted = await onceOf(event, table, now)
  const written = await Promise.all(wanted.map((one) => writeOnce(table, one)))
  const assigned = await assignedMails(event, table, now)
  return [...written, ...assigned]
}

async function onceOf(event: MailEvent, table: Table, now: Date): Promise<readonly WantedMail[]> {
  switch (event.type) {
    case 'submission.quarantined':
      return incompleteMail(event, table, now)
    case 'referral.received':
      return receiptMail(event, table, now)
    case 'referral.taken-in-charge':
    case 'referral.declined':
    case 'referral.redirected':
    case 'referral.closed':
    case 'referral.joined':
    // Those that go with a family to another district are only told as somebody else's.
    case 'referral.reassigned':
      return feedbackMail(event, table, now)
    case 'referral.handover-offered':
      return mailsOfOffer(event, table, now)
    case 'referral.handover-accepted':
      return [...(await feedbackMail(event, table, now)), ...(await mailOfAnswer(event, table, now))]
    case 'referral.handover-refused':
      return mailOfAnswer(event, table, now)
    case 'deadline.set':
      return mailOfForm(event, table, now)
    case 'household.reassigned':
      return []
    default:
      return event satisfies never
  }
}
