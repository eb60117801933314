import { doubtfulAt, type Mail, type MailLine, mail, mailLine } from '../domain/mail.ts'
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
  const isAtOnce = value.kind === 'danger' || value.isUrgent === true
  return {
    gsi2pk: index.outgoing(isAtOnce ? URGENT : shardOf(id)),
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

/** Rows of an addressee's mails, by the time from which they may be sent. May be seconds behind. */
export function mailRows(table: Table, addressee: string): AsyncGenerator<ListRow> {
  return queryList(table, index.mails(addressee))
}

export const allOutgoing = [...Array(SHARDS).keys()]

/** Ids of the mails that wait in a part of what is outgoing and whose time has come, longest first. May be seconds behind. */
export async function* outgoing(
  table: Table,
  part: number | typeof URGENT,
  now: Date,
): AsyncGenerator<string> {
  // `~` sorts behind every id of the same instant.
  const upTo = `${now.toISOString()}~`
  for await (const item of queryIndex(table, { index: 'gsi2', pk: index.outgoing(part), upTo })) {
    yield mailIdOf(item)
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
