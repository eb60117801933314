import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { runDue } from '../../shared/casework/due/due-run.ts'
import type { Deadline, OpenDeadline } from '../../shared/domain/deadline.ts'
import { hash } from '../../shared/domain/hash.ts'
import type { Mail, MailLine } from '../../shared/domain/mail.ts'
import type { Operator } from '../../shared/domain/operator.ts'
import { commit } from '../../shared/table/commit.ts'
import { deadlineShape, findDeadline } from '../../shared/table/deadline-store.ts'
import { districtShape } from '../../shared/table/district-store.ts'
import { eventsOfSubject } from '../../shared/table/event-store.ts'
import { key, SHARDS } from '../../shared/table/keys.ts'
import { linesOf, mailRows, mailShape } from '../../shared/table/mail-store.ts'
import { membershipShape, operatorShape } from '../../shared/table/operator-store.ts'
import { find } from '../../shared/table/read.ts'
import type { Item } from '../../shared/table/shape.ts'
import type { Table } from '../../shared/table/table.ts'
import { districtWith, everybody, membershipOf, occasionAt, openDeadline } from './due-world.ts'

/** Puts a district and its people into a table. */
export async function seedPeople(table: Table, people: readonly Operator[] = everybody): Promise<void> {
  const ofPeople = people.flatMap((one) => [
    operatorShape.toItem(one),
    membershipShape.toItem(membershipOf(one)),
  ])
  await createAll(table, [districtShape.toItem(districtWith()), ...ofPeople])
}

/** Half of what one transaction takes. */
const AT_ONCE = 50

async function createAll(table: Table, items: readonly Item[]): Promise<void> {
  for (let from = 0; from < items.length; from += AT_ONCE) {
    const changes = items.slice(from, from + AT_ONCE).map((create) => ({ create }))
    await commit(table, changes, [])
  }
}

/** Puts so many deadlines into a table, each of a referral of its own, and gives them. */
export async function seedDeadlines(
  table: Table,
  count: number,
  setAt: Date,
  others: Partial<OpenDeadline> & { readonly due: string },
): Promise<OpenDeadline[]> {
  const made = Array.from({ length: count }, (_, place) =>
    openDeadline(setAt, { subject: `referral/${hash('due', others.due, String(place))}`, ...others }),
  )
  await createAll(
    table,
    made.map((one) => deadlineShape.toItem(one)),
  )
  return made
}

const everyShard = [...Array(SHARDS).keys()]

/** A run with all the time that it wants. */
export function runAt(table: Table, at: Date) {
  return runDue(table, everyShard, occasionAt(at), () => false)
}

/** Deadlines as they stand now. */
export async function standing(table: Table, deadlines: readonly Deadline[]): Promise<Deadline[]> {
  const found = await Promise.all(
    deadlines.map(({ subject, kind, number }) => findDeadline(table, subject, kind, number)),
  )
  return found.filter((one) => one !== undefined)
}

/** The mails of an operator with their lines, the earliest first. */
export async function mailsOf(table: Table, operator: string): Promise<(Mail & { lines: MailLine[] })[]> {
  const rows = await Array.fromAsync(mailRows(table, `operator/${operator}`))
  const mails = await Promise.all(rows.map(({ id }) => find(table, mailShape, key.mail(String(id)))))
  return Promise.all(
    mails
      .filter((one) => one !== undefined)
      .map(async (one) => ({ ...one, lines: await linesOf(table, one.id) })),
  )
}

/** Marks a mail as one that is on its way: nothing may be added to it any more. */
export async function closeMail(table: Table, id: string): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: key.mail(id),
      UpdateExpression: 'SET #status = :sent',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':sent': 'sent' },
    }),
  )
}

/** What was told of deadlines, by type. */
export async function typesTold(table: Table, deadlines: readonly Deadline[]): Promise<string[]> {
  const events = await Promise.all(
    deadlines.map(({ subject }) => Array.fromAsync(eventsOfSubject(table, subject))),
  )
  return events.flat().map(({ type }) => type)
}
