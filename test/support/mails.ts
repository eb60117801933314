import type { Deadline } from '../../shared/domain/deadline.ts'
import { deadlineId } from '../../shared/domain/deadline.ts'
import { hash } from '../../shared/domain/hash.ts'
import { type Link, linkId } from '../../shared/domain/link.ts'
import { type Mail, mail } from '../../shared/domain/mail.ts'
import { commit } from '../../shared/table/commit.ts'
import { linkShape } from '../../shared/table/link-store.ts'
import { mailLineShape, mailShape } from '../../shared/table/mail-store.ts'
import type { Table } from '../../shared/table/table.ts'

const MORNING = '2026-11-24T07:00:00.000Z'

let mails = 0

/** Puts a mail into a table: a digest that was sent, unless it is said otherwise. */
export async function putMail(table: Table, addressee: string, change: Partial<Mail> = {}): Promise<string> {
  mails += 1
  const id = hash('a mail of a test', addressee, String(mails))
  const whole = mail.parse({
    ...{ id, addressee, kind: 'digest', district: 'bergamo', notBefore: MORNING, version: 1 },
    ...{ status: 'sent', sentAt: MORNING, ...change },
  })
  await commit(table, [{ create: mailShape.toItem(whole) }], [])
  return id
}

/** Puts a line for a deadline into a mail. */
export async function putLine(
  table: Table,
  mailId: string,
  deadline: Pick<Deadline, 'subject' | 'kind' | 'number' | 'due' | 'caseCode'>,
): Promise<void> {
  const { subject, kind, number, due, caseCode } = deadline
  const line = mailLineShape.toItem({
    ...{ mail: mailId, deadline: deadlineId(deadline), subject, kind, number, due },
    ...{ step: 'new', as: 'owner', at: MORNING },
    ...(caseCode === undefined ? {} : { caseCode }),
  })
  await commit(table, [{ create: line }], [])
}

/** Puts the link of a mail into a table, as its token makes it. */
export async function putLink(
  table: Table,
  token: string,
  change: Pick<Link, 'mail' | 'addressee'> & Partial<Link>,
): Promise<string> {
  const id = linkId(token)
  const link: Link = {
    ...{ id, kind: 'mail', madeAt: MORNING, validUntil: '2026-12-08T07:00:00.000Z', version: 1 },
    ...change,
  }
  await commit(table, [{ create: linkShape.toItem(link) }], [])
  return id
}
