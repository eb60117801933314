import type { Mail, MailStatus } from '../../shared/domain/mail.ts'
import { URGENT } from '../../shared/table/keys.ts'
import {
  allOutgoing,
  findMail,
  mailRows,
  mailShape,
  outgoing,
  refusedMails,
} from '../../shared/table/mail-store.ts'
import type { ListRow } from '../../shared/table/shape.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Connection } from '../connection.ts'
import { byTime } from '../lists.ts'
import { WrongUsage } from '../wrong-usage.ts'
import { addresseeOf, type NamedAddressee } from './addressee.ts'

export const mailColumns = [
  'notBefore',
  'kind',
  'addressee',
  'status',
  'reason',
  'outcome',
  'caseCode',
  'attempts',
  'possiblyTwice',
  'id',
]

export interface WantedMails extends NamedAddressee {
  readonly status?: MailStatus | undefined
}

/** Without an addressee, only what somebody may have to do something about is found. */
const unsent: ReadonlySet<MailStatus> = new Set(['pending', 'sending', 'refused'])

/**
 * Mails by the time from which they may be sent: all of one addressee, or of everybody those that wait, are with SES, or
 * were refused. None of them shows an address.
 * @throws WrongUsage when mails that are over are asked for and nobody is named
 * @throws NotFound when there is no such operator, partner or submission
 */
export async function listMails(connection: Connection, wanted: WantedMails): Promise<ListRow[]> {
  const { status } = wanted
  const addressee = await addresseeOf(connection, wanted)
  if (addressee === undefined && status !== undefined && !unsent.has(status)) {
    throw new WrongUsage(`--status ${status}: name also whose, --owner, --partner or --submission`)
  }
  const { table } = connection
  const rows =
    addressee === undefined ? await unsentRows(table) : await Array.fromAsync(mailRows(table, addressee))
  return byTime(
    rows.filter((row) => status === undefined || row['status'] === status),
    'notBefore',
  )
}

/** Whatever is to be sent at some time. */
const EVER = new Date('9999-12-31T00:00:00.000Z')

async function unsentRows(table: Table): Promise<ListRow[]> {
  const parts = [...allOutgoing, URGENT] as const
  const waiting = await Promise.all(parts.map((part) => Array.fromAsync(outgoing(table, part, EVER))))
  const refused = await Array.fromAsync(refusedMails(table))
  const ids = new Set([...waiting.flat().map(({ id }) => id), ...refused])
  const mails = await Promise.all([...ids].map((id) => findMail(table, id)))
  return mails
    .filter((one) => one !== undefined)
    .filter(({ status }) => unsent.has(status))
    .map(rowOf)
}

/** What an index has of it. */
function rowOf(mail: Mail): ListRow {
  return mailShape.toItem(mail)['list'] as ListRow // which its shape makes
}
