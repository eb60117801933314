import { createHash } from 'node:crypto'
import type { Mail } from '../../shared/domain/mail.ts'
import { mailShape } from '../../shared/table/mail-store.ts'
import { type Visited, visit } from './link-visit.ts'
import { linkIn, mailbox, type ReceivedMail } from './mailbox.ts'
import { allRows, type JourneyStack } from './stack.ts'

/** What one of the journeys' people, `anna-prova`, or whoever has an address, got since the stack started, in order. */
export async function mailsTo(stack: JourneyStack, who: string): Promise<ReceivedMail[]> {
  const address = who.includes('@') ? who : `${who}@example.org`
  return (await mailbox(stack)).filter(({ to }) => to === address)
}

/** The one mail that somebody has got whose subject begins so. */
export async function mailCalled(
  stack: JourneyStack,
  operator: string,
  begins: string,
): Promise<ReceivedMail> {
  const all = await mailsTo(stack, operator)
  const [found, ...others] = all.filter(({ subject }) => subject.startsWith(begins))
  if (found !== undefined && others.length === 0) return found
  throw new Error(`not one mail to ${operator} is called “${begins}”: ${all.map((one) => one.subject)}`)
}

/** Who got what, in order of time: `2026-12-01T07:00 anna-prova Riepilogo di …`. */
export async function received(stack: JourneyStack): Promise<string[]> {
  const all = await mailbox(stack)
  return all.map(({ at, to, subject }) => `${at.toISOString().slice(0, 16)} ${to.split('@')[0]} ${subject}`)
}

/** Opens the link of a mail. */
export async function openLinkOf(stack: JourneyStack, mail: ReceivedMail): Promise<Visited> {
  return visit(stack, linkIn(mail))
}

/** Everything that stands in the table, in a few letters. */
export async function printOf(stack: JourneyStack): Promise<string> {
  const rows = (await allRows(stack)).map((row) => JSON.stringify(row)).toSorted()
  return createHash('sha256').update(rows.join('\n')).digest('hex')
}

/** All mails that were ever written, whatever became of them. */
export async function mailsIn(stack: JourneyStack): Promise<Mail[]> {
  const rows = await allRows(stack)
  return rows
    .filter(({ pk, sk }) => String(pk).startsWith('MAIL#') && sk === 'STATE')
    .map((row) => mailShape.fromItem(row))
}
