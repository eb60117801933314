import { expect } from 'vitest'
import { isOpen } from '../../shared/domain/deadline.ts'
import { isAtOnce, type Mail, type MailKind } from '../../shared/domain/mail.ts'
import { romeTime } from '../../shared/domain/rome.ts'
import { deadlineShape } from '../../shared/table/deadline-store.ts'
import { workIn } from './casework-journey.ts'
import { mailsIn, mailsTo } from './mail-journey.ts'
import type { ReceivedMail } from './mailbox.ts'
import { allRows, type JourneyStack } from './stack.ts'

/** What kind of mail it is, as mail programs may sort it. */
export function kindOf({ headers }: Pick<ReceivedMail, 'headers'>): MailKind {
  // Which `expect`s of the tests hold to: another word equals none of theirs.
  return /<([a-z-]+)\./.exec(headers.get('List-Id') ?? '')?.[1] as MailKind
}

/** The mails of one kind that SES took for an operator, or an address, in order. */
export async function sentTo(stack: JourneyStack, who: string, kind: MailKind): Promise<ReceivedMail[]> {
  return (await mailsTo(stack, who)).filter((one) => kindOf(one) === kind)
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
  const mails = new Map((await mailsIn(stack)).map((one) => [one.id, one]))
  const open = new Set(
    (await openDeadlines(stack)).map(({ subject, kind, number }) => `${subject} ${kind} ${number}`),
  )
  const copies = Map.groupBy(received, ({ tags }) => tags['mail'] ?? '')
  const lost: string[] = []
  for (const { mail, subject, kind, number, step, caseCode = '' } of lines) {
    const last = lastOf(mail, mails)
    const isTold = [last.id, mail.id].some((id) =>
      copies.get(id)?.some(({ text }) => text.includes(caseCode)),
    )
    const isNeeded = open.has(`${subject} ${kind} ${number}`)
    if (!isTold && isNeeded) lost.push(`${mail.addressee} ${kind} ${step}: ${last.kind} ${last.status}`)
  }
  expect(lost).toEqual([])
  const most = (id: string) => 1 + (mails.get(id)?.possiblyTwice ?? 0)
  const tooMany = [...copies].filter(([id, some]) => !mails.has(id) || some.length > most(id))
  expect(
    tooMany.map(([id, some]) => ({
      mail: mails.get(id),
      copies: some.map(({ at, subject }) => ({ at, subject })),
    })),
  ).toEqual([])
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
  const atOnce = new Set((await mailsIn(stack)).filter(isAtOnce).map(({ id }) => id))
  const atNight = received.filter(({ at, tags }) => {
    const time = romeTime(at)
    return (time < '08:00' || time >= '19:00') && !atOnce.has(tags['mail'] ?? '')
  })
  expect(atNight.map(({ to, at, subject }) => `${at.toISOString()} ${to} ${subject}`)).toEqual([])
}
