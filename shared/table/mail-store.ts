import { type MailLine, mail, mailLine } from '../domain/mail.ts'
import { index, key, shardOf } from './keys.ts'
import { queryItems, queryList } from './read.ts'
import { type ListRow, shape } from './shape.ts'
import type { Table } from './table.ts'

export const mailShape = shape({
  name: 'mail',
  schema: mail,
  key: ({ id }) => key.mail(id),
  indexes: ({ id, addressee, kind, status, notBefore }) => ({
    gsi1pk: index.operatorMails(addressee),
    gsi1sk: notBefore,
    gsi2pk: index.outgoing(shardOf(id)),
    gsi2sk: `${notBefore}#${id}`,
    list: { id, addressee, kind, status, notBefore },
  }),
})

export const mailLineShape = shape({
  name: 'mail line',
  schema: mailLine,
  key: ({ mail, deadline, step }) => key.mailLine(mail, deadline, step),
})

/** What a mail tells. */
export async function linesOf(table: Table, mail: string): Promise<MailLine[]> {
  const items = await Array.fromAsync(queryItems(table, key.mail(mail).pk, 'LINE#'))
  return items.map((item) => mailLineShape.fromItem(item))
}

/** Rows of an operator's mails, by the time from which they may be sent. May be seconds behind. */
export function mailRows(table: Table, operator: string): AsyncGenerator<ListRow> {
  return queryList(table, index.operatorMails(operator))
}
