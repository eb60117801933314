import { addressId } from '../../../shared/domain/address.ts'
import {
  DOUBTFUL_AFTER_MS,
  doubtfulAt,
  isAtOnce,
  type Mail,
  type MailIn,
  type MailRefusal,
  mailBase,
} from '../../../shared/domain/mail.ts'

/** What may still be sent: it waits, or nobody knows whether SES has it. */
export type Unsent = MailIn<'pending'> | MailIn<'sending'>

/** However long SES leaves us in doubt, somebody gets no more copies of a mail than one in so long. */
const LONGEST_DOUBT_MS = 4 * 3_600_000

/** Whether its time has come to be sent, or to be sent again because nobody knows. */
export function isDue(mail: Mail, now: Date): mail is Unsent {
  if (mail.status === 'pending') return Date.parse(mail.notBefore) <= now.getTime()
  return mail.status === 'sending' && doubtfulAt(mail) <= now
}

const next = (mail: Mail) => ({ ...mailBase(mail), version: mail.version + 1 })

/** Given to SES. One that was in doubt may reach its addressee twice, which is counted, and is in doubt for longer each time. */
export function takenMail(mail: Unsent, to: string, now: Date): MailIn<'sending'> {
  const doubts = doubtsOf(mail)
  const doubtMs = Math.min(DOUBTFUL_AFTER_MS * 2 ** doubts, LONGEST_DOUBT_MS)
  const isPatient = doubts > 0 && !isAtOnce(mail)
  return {
    ...next(mail),
    ...counted(doubts),
    status: 'sending',
    to: addressId(to),
    attempts: (mail.attempts ?? 0) + 1,
    takenAt: now.toISOString(),
    ...(isPatient ? { doubtfulFrom: new Date(now.getTime() + doubtMs).toISOString() } : {}),
  }
}

/** How often nobody knew whether SES had taken it, this time included. */
export function doubtsOf(mail: Unsent): number {
  return (mail.possiblyTwice ?? 0) + (mail.status === 'sending' ? 1 : 0)
}

const counted = (doubts: number) => (doubts === 0 ? {} : { possiblyTwice: doubts })

/** A mail that waits and takes over the doubts of another. */
export function moreDoubtful(mail: MailIn<'pending'>, doubts: number): MailIn<'pending'> {
  return { ...next(mail), ...counted((mail.possiblyTwice ?? 0) + doubts), status: 'pending' }
}

/** SES certainly has it not: it waits as before. */
export function returnedMail(mail: MailIn<'sending'>): MailIn<'pending'> {
  return { ...next(mail), status: 'pending' }
}

/** It waits until then; what is in doubt stays so. */
export function postponedMail(mail: Unsent, until: Date): Unsent {
  const at = until.toISOString()
  if (mail.status === 'pending') return { ...next(mail), status: 'pending', notBefore: at }
  return { ...next(mail), status: 'sending', takenAt: mail.takenAt, doubtfulFrom: at }
}

export function sentMail(mail: MailIn<'sending'>, now: Date): MailIn<'sent'> {
  return { ...next(mail), status: 'sent', sentAt: now.toISOString() }
}

export function refusedMail(mail: Unsent, reason: MailRefusal, now: Date): MailIn<'refused'> {
  return { ...next(mail), status: 'refused', refusedAt: now.toISOString(), reason }
}

/** @param into the mail that tells it all */
export function unneededMail(mail: Unsent, now: Date, into?: string): MailIn<'unneeded'> {
  const ended = { ...next(mail), status: 'unneeded', endedAt: now.toISOString() } as const
  const doubts = doubtsOf(mail)
  return { ...ended, ...counted(doubts), ...(into === undefined ? {} : { into }) }
}
