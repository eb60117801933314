import { doubtfulAt, isAtOnce, type Mail, type MailLine, mail, mailLine } from '../domain/mail.ts'
import { index, key, SHARDS, shardOf, URGENT } from './keys.ts'
import { find, queryIndex, queryItems, queryList } from './read.ts'
import { type ListRow, shape } from './shape.ts'
import type { Table } from './table.ts'

export const mailShape = shape({
  name: 'mail',
  schema: mail,
  key: ({ id }) => key.mail(id),
  indexes: (value) => {
    const { id, addressee, kind, status, notBefore, caseCode, district } = value
    const { attempts = 0, possiblyTwice = 0 } = value
    const outcome = value.status === 'sent' ? value.outcome : undefined
    const reason = value.status === 'refused' ? value.reason : undefined
    return {
      gsi1pk: index.mails(addressee),
      gsi1sk: `${notBefore}#${id}`,
      ...standing(value),
      list: {
        ...{ id, addressee, kind, status, district, notBefore, attempts, possiblyTwice },
        ...(caseCode === undefined ? {} : { caseCode }),
        ...(outcome === undefined ? {} : { outcome }),
        ...(reason === undefined ? {} : { reason }),
      },
    }
  },
  lifts: [
    (first) => ({ ...first, addressee: `operator/${first['addressee']}`, district: 'none', version: 0 }),
  ],
})

/** Among what waits to be sent, or is to be asked about; else nowhere. */
function standing(value: Mail): { readonly gsi2pk?: string; readonly gsi2sk?: string } {
  const { id } = value
  if (value.status === 'sending') {
    return { gsi2pk: index.outgoing(URGENT), gsi2sk: `${doubtfulAt(value).toISOString()}#${id}` }
  }
  if (value.status === 'refused') return { gsi2pk: index.refusedMails(), gsi2sk: `${value.refusedAt}#${id}` }
  if (value.status !== 'pending') return {}
  return {
    gsi2pk: index.outgoing(isAtOnce(value) ? URGENT : shardOf(id)),
    gsi2sk: `${value.notBefore}#${id}`,
  }
}

export const mailLineShape = shape({
  name: 'mail line',
  schema: mailLine,
  key: ({ mail, deadline, step }) => key.mailLine(mail, deadline, step),
})

/** A mail as it stands now. */
export async function findMail(table: Table, id: string): Promise<Mail | undefined> {
  return find(table, mailShape, key.mail(id))
}

/** What a mail tells. */
export async function linesOf(table: Table, mail: string): Promise<MailLine[]> {
  const items = await Array.fromAsync(queryItems(table, key.mail(mail).pk, 'LINE#'))
  return items.map((item) => mailLineShape.fromItem(item))
}

/** Whether a mail to somebody tells a deadline, named by its id, at whichever step. */
export async function hasLine(
  table: Table,
  { mail, addressee, deadline }: Pick<MailLine, 'mail' | 'deadline'> & Pick<Mail, 'addressee'>,
): Promise<boolean> {
  if ((await findMail(table, mail))?.addressee !== addressee) return false
  const { pk, sk } = key.mailLine(mail, deadline, '')
  for await (const _ of queryItems(table, pk, sk)) return true
  return false
}

/** Rows of an addressee's mails, by the time from which they may be sent. May be seconds behind. */
export function mailRows(table: Table, addressee: string): AsyncGenerator<ListRow> {
  return queryList(table, index.mails(addressee))
}

const PAGE = 10
/** Whoever looks for a mail of the last days looks through so many at most. */
const MOST_LATEST = 50

/** The same, the latest first, a few at a time; of very many only the latest. */
export async function* latestMailRows(table: Table, addressee: string): AsyncGenerator<ListRow> {
  const query = { index: 'gsi1', pk: index.mails(addressee), isNewestFirst: true, pageSize: PAGE } as const
  let left = MOST_LATEST
  for await (const { list } of queryIndex(table, query)) {
    yield list as ListRow // what `indexes` above wrote
    left -= 1
    if (left === 0) return
  }
}

export const allOutgoing = [...Array(SHARDS).keys()]

/** A mail that waits, and since when it might have been sent, or asked about. */
export interface Outgoing {
  readonly id: string
  readonly since: Date
}

/** The mails that wait in a part of what is outgoing and whose time has come, longest first. May be seconds behind. */
export async function* outgoing(
  table: Table,
  part: number | typeof URGENT,
  now: Date,
): AsyncGenerator<Outgoing> {
  // `~` sorts behind every id of the same instant.
  const upTo = `${now.toISOString()}~`
  for await (const item of queryIndex(table, { index: 'gsi2', pk: index.outgoing(part), upTo })) {
    yield { id: mailIdOf(item), since: new Date(String(item['gsi2sk']).split('#')[0] ?? '') }
  }
}

/** Ids of the mails that will never be sent, longest first. May be seconds behind. */
export async function* refusedMails(table: Table): AsyncGenerator<string> {
  for await (const item of queryIndex(table, { index: 'gsi2', pk: index.refusedMails() }))
    yield mailIdOf(item)
}

function mailIdOf({ pk }: Record<string, unknown>): string {
  return String(pk).slice(key.mail('').pk.length)
}
