import { readOperator } from '../../../shared/casework/unless-unreadable.ts'
import { addressedOperator } from '../../../shared/domain/addressee.ts'
import { isOpen } from '../../../shared/domain/deadline.ts'
import { dangerMailId, type Mail, type MailIn, type MailLine } from '../../../shared/domain/mail.ts'
import { isPresent } from '../../../shared/domain/operator.ts'
import { romeDate } from '../../../shared/domain/rome.ts'
import { log } from '../../../shared/log.ts'
import { findDeadlines } from '../../../shared/table/deadline-store.ts'
import { linesOf, mailLineShape, mailShape } from '../../../shared/table/mail-store.ts'
import { operatorsOf } from '../../../shared/table/operator-store.ts'
import type { Table } from '../../../shared/table/table.ts'
import { commitIfUnchanged } from '../commit-if-unchanged.ts'
import type { Post } from './post.ts'

/**
 * A danger whose mail reaches nobody is told to all coordinators of the district who are there, each in a mail of their
 * own, which the next sweep sends. Whoever was told of the same step is not told again.
 * @returns whether it is a danger still: nobody has confirmed it
 */
export async function tellCoordinators(
  { table }: Pick<Post, 'table'>,
  mail: Mail,
  now: Date,
): Promise<boolean> {
  const lines = await openLines(table, mail)
  if (lines.length === 0) return false
  const coordinators = (await coordinatorsThere(table, mail.district, now)).filter(
    (one) => one !== addressedOperator(mail.addressee),
  )
  if (coordinators.length === 0) {
    const error = new Error('nobody is left to be told of a danger by mail')
    log.error('a danger reaches nobody', error, { subject: `mail/${mail.id}` })
  }
  for (const line of lines) {
    for (const operator of coordinators) {
      const told = tellingOf(line, operator, mail.district, now)
      const changes = [{ create: mailShape.toItem(told.mail) }, { create: mailLineShape.toItem(told.line) }]
      await commitIfUnchanged(table, changes, [])
    }
  }
  return true
}

async function openLines(table: Table, { id }: Mail): Promise<MailLine[]> {
  const lines = await linesOf(table, id)
  const open = (await findDeadlines(table, lines)).filter(isOpen)
  return lines.filter(({ subject, number }) =>
    open.some((one) => one.subject === subject && one.number === number),
  )
}

async function coordinatorsThere(table: Table, district: string, now: Date): Promise<string[]> {
  const members = await operatorsOf(table, district)
  const coordinators = members.filter(({ roles }) => roles.includes('coordinator'))
  const people = await Promise.all(coordinators.map(({ operator }) => readOperator(table, operator)))
  const today = romeDate(now)
  return people.flatMap((one) => (one !== undefined && isPresent(one, today) ? [one.id] : []))
}

function tellingOf(
  line: MailLine,
  operator: string,
  district: string,
  now: Date,
): { readonly mail: MailIn<'pending'>; readonly line: MailLine } {
  const at = now.toISOString()
  const id = dangerMailId(operator, line.deadline, line.step)
  return {
    mail: {
      ...{ id, addressee: `operator/${operator}`, kind: 'danger', district },
      ...{ status: 'pending', notBefore: at, version: 1 },
    },
    line: { ...line, mail: id, as: 'coordinator', at },
  }
}
