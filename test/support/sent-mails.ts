import { expect } from 'vitest'
import { isOpen } from '../../shared/domain/deadline.ts'
import { isAtOnce, type Mail, type MailKind } from '../../shared/domain/mail.ts'
import { romeTime } from '../../shared/domain/rome.ts'
import { deadlineShape } from '../../shared/table/deadline-store.ts'
import { mailShape } from '../../shared/table/mail-store.ts'
import { workIn } from './casework-journey.ts'
import { mailbox, type ReceivedMail } from './mailbox.ts'
import { allRows, type JourneyStack } from './stack.ts'

/** Every mail as it stands in the table. */
export async function mailsInTable(stack: JourneyStack): Promise<Mail[]> {
  const rows = await allRows(stack)
  return rows
    .filter(({ pk, sk }) => String(pk).startsWith('MAIL#') && sk === 'STATE')
    .map((row) => mailShape.fromItem(row))
}

/** What kind of mail it is, as mail programs may sort it. */
export function kindOf({ headers }: Pick<ReceivedMail, 'headers'>): MailKind {
  // Which `expect`s of the tests hold to: another word equals none of theirs.
  return /<([a-z-]+)\./.exec(headers.get('List-Id') ?? '')?.[1] as MailKind
}

/** The mails that SES took for an address, of one kind, in order. */
export async function sentTo(stack: JourneyStack, address: string, kind: MailKind): Promise<ReceivedMail[]> {
  return (await mailbox(stack)).filter((one) => one.to === address && kindOf(one) === kind)
}

/**
 * Everything that was written for somebody reached them in a mail that SES took: once, and more often only so many times as
 * nobody knew. What was done meanwhile needs no mail.
 * @param received since the first mail was written
 */
export async function expectEachToldOnce(
  stack: JourneyStack,
  received: readonly ReceivedMail[],
): Promise<void> {
  const { lines } = await workIn(stack)
  const mails = new Map((await mailsInTable(stack)).map((one) => [one.id, one]))
  const open = new Set(
    (await openDeadlines(stack)).map(({ subject, kind, number }) => `${subject} ${kind} ${number}`),
  )
  const copies = Map.groupBy(received, ({ tags }) => tags['mail'] ?? '')
  const lost: string[] = []
  for (const { mail, subject, kind, number, step } of lines) {
    const last = lastOf(mail, mails)
    const isTold = copies.has(last.id) || copies.has(mail.id)
    const isNeeded = last.status !== 'unneeded' || open.has(`${subject} ${kind} ${number}`)
    if (!isTold && isNeeded) lost.push(`${mail.addressee} ${kind} ${step}: ${last.kind} ${last.status}`)
  }
  expect(lost).toEqual([])
  for (const [id, some] of copies) {
    const mail = mails.get(id)
    expect(mail, `mail ${id} of the mailbox`).toBeDefined()
    const most = 1 + (mail?.possiblyTwice ?? 0)
    expect(some.length, `copies of ${mail?.kind} to ${mail?.addressee}`).toBeLessThanOrEqual(most)
  }
}

/** The mail that tells it by now. */
function lastOf(mail: Mail, mails: ReadonlyMap<string, Mail>): Mail {
  const into = mail.status === 'unneeded' && mail.into !== undefined ? mails.get(mail.into) : undefined
  return into === undefined ? mail : lastOf(into, mails)
}

async function openDeadlines(stack: JourneyStack) {
  const rows = (await allRows(stack)).filter(({ sk }) => String(sk).startsWith('DEADLINE#'))
  return rows.map((row) => deadlineShape.fromItem(row)).filter(isOpen)
}

/** From 19:00 until 08:00 nobody was written to but about a danger. */
export async function expectQuietNights(
  stack: JourneyStack,
  received: readonly ReceivedMail[],
): Promise<void> {
  const atOnce = new Set((await mailsInTable(stack)).filter(isAtOnce).map(({ id }) => id))
  const atNight = received.filter(({ at, tags }) => {
    const time = romeTime(at)
    return (time < '08:00' || time >= '19:00') && !atOnce.has(tags['mail'] ?? '')
  })
  expect(atNight.map(({ to, at, subject }) => `${at.toISOString()} ${to} ${subject}`)).toEqual([])
}
