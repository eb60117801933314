import { announce } from '../../events/announce.ts'
import { partnerChanged } from '../../events/partner-changed.ts'
import { commit } from '../../shared/table/commit.ts'
import { partnerShape } from '../../shared/table/partner-store.ts'
import { refusedWhenChanged } from '../conflicts.ts'
import type { Connection } from '../connection.ts'
import { occasionOf } from '../operator.ts'
import { requirePartner } from '../partners.ts'
import { type MailSettings, mailChanges, mailOf, withMail } from './mail.ts'

/**
 * Sets where a partner’s mails go, and their language.
 * @throws NotFound when there is no such partner
 * @throws Refused when what is said will not do, or somebody changed it at the same moment
 */
export async function setPartnerMail(connection: Connection, id: string, settings: MailSettings) {
  const before = await requirePartner(connection, id)
  const after = { ...withMail(before, settings), version: before.version + 1 }
  const changes = mailChanges(before, after)
  if (changes.length > 0) {
    const about = { subject: `partner/${id}`, district: before.district, version: after.version }
    const event = announce(partnerChanged, occasionOf(connection), { ...about, data: { changes } })
    const change = { replace: partnerShape.toItem(after) }
    await commit(connection.table, [change], [event]).catch(refusedWhenChanged(`partner ${id}`))
  }
  return { id, ...mailOf(after), outcome: changes.length > 0 ? 'set' : 'as it was' }
}
