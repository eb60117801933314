import * as z from 'zod/mini'
import { addressee } from './addressee.ts'
import { caseCodeText } from './case-code.ts'
import { deadlineSubject, stepName } from './deadline.ts'
import { deadlineKind } from './deadline-policy.ts'
import { hash } from './hash.ts'
import { hexId, instant, isoDay, slug } from './identifier.ts'

/**
 * What a mail is. To operators: the morning's summary (*riepilogo del mattino*), a danger, families that are theirs now,
 * and what becomes of a hand-over. To senders: the receipt, what is to be completed (*da completare*), and what became of
 * the referral. To a partner: that its form is quiet, or was refused. To each of them: a new link for one that is over.
 */
export const mailKind = z.enum([
  'digest',
  'danger',
  'assigned',
  'handover-offered',
  'handover-accepted',
  'handover-refused',
  'receipt',
  'incomplete',
  'feedback',
  'form-quiet',
  'form-refused',
  'renewed-link',
])
export type MailKind = z.infer<typeof mailKind>

/** Why a mail will never be sent. */
export const mailRefusal = z.enum(['no-address', 'address-suspended', 'rejected'])
export type MailRefusal = z.infer<typeof mailRefusal>

/** What became of a mail after it was sent, as SES tells. */
export const mailOutcome = z.enum(['delivered', 'bounced', 'complained'])
export type MailOutcome = z.infer<typeof mailOutcome>

const base = {
  id: hexId,
  addressee,
  kind: mailKind,
  /** Whose coordinators look after it when it cannot be delivered. */
  district: slug,
  /** What it is about, where it is about one thing: a referral, a submission, a form. */
  about: z.optional(deadlineSubject),
  caseCode: z.optional(caseCodeText),
  /** It waits for no run of the hour: of a child in danger, then at any hour; or a new link that somebody waits for. */
  isUrgent: z.optional(z.boolean()),
  /** Not sent before. */
  notBefore: instant,
  /** How often it was given to SES. */
  attempts: z.optional(z.int()),
  /** How often it was given to SES again although nobody knows whether it had taken it before. */
  possiblyTwice: z.optional(z.int()),
  /** The address to which it went last, by its hash: what comes back closes that one, whatever is written to by now. */
  to: z.optional(hexId),
  version: z.int().check(z.gte(0)),
}

/** A mail (*avviso*): what it tells stands in its lines, items beside it, or in what it is about. A technical row. */
export const mail = z.discriminatedUnion('status', [
  /** Waits; lines may still be added. */
  z.object({ ...base, status: z.literal('pending') }),
  /** Given to SES; without an answer for a quarter of an hour it is in doubt. */
  z.object({
    ...base,
    status: z.literal('sending'),
    takenAt: instant,
    /** From when on it is in doubt, where that is later: nobody is written to in the evening, nor again and again. */
    doubtfulFrom: z.optional(instant),
  }),
  z.object({
    ...base,
    status: z.literal('sent'),
    sentAt: instant,
    outcome: z.optional(mailOutcome),
    outcomeAt: z.optional(instant),
  }),
  z.object({ ...base, status: z.literal('refused'), refusedAt: instant, reason: mailRefusal }),
  /** All that it would have told was done before its turn, or stands in another mail. */
  z.object({ ...base, status: z.literal('unneeded'), endedAt: instant, into: z.optional(hexId) }),
])
export type Mail = z.infer<typeof mail>
export type MailStatus = Mail['status']
export type MailIn<Status extends MailStatus> = Extract<Mail, { status: Status }>
export const mailStatuses = [
  'pending',
  'sending',
  'sent',
  'refused',
  'unneeded',
] as const satisfies MailStatus[]

const everyStatus = z.object(base)

/** The fields that every status has, for a change of status. */
export function mailBase(from: Mail): z.infer<typeof everyStatus> {
  return everyStatus.parse(from)
}

/** One thing that a mail tells: a step of a deadline, and why this addressee hears of it. */
export const mailLine = z.object({
  mail: hexId,
  deadline: hexId,
  subject: deadlineSubject,
  kind: deadlineKind,
  number: z.int(),
  step: stepName,
  as: z.enum(['owner', 'deputy', 'liaison', 'coordinator']),
  caseCode: z.optional(caseCodeText),
  due: isoDay,
  at: instant,
})
export type MailLine = z.infer<typeof mailLine>

/** For so long a mail may be with SES without an answer before it is asked about. */
export const DOUBTFUL_AFTER_MS = 15 * 60_000

/** When a mail that was given to SES is asked about. */
export function doubtfulAt({
  takenAt,
  doubtfulFrom,
}: Pick<MailIn<'sending'>, 'takenAt' | 'doubtfulFrom'>): Date {
  return new Date(
    doubtfulFrom === undefined ? Date.parse(takenAt) + DOUBTFUL_AFTER_MS : Date.parse(doubtfulFrom),
  )
}

/** Whether it waits for no run of the hour: it tells of a child in danger, or somebody waits for the link in it. */
export function isAtOnce({ kind, isUrgent }: Pick<Mail, 'kind' | 'isUrgent'>): boolean {
  return kind === 'danger' || isUrgent === true
}

/** Whether it is sent at any hour: only what tells of a child in danger. */
export function isAtAnyHour(mail: Pick<Mail, 'kind' | 'isUrgent'>): boolean {
  return isAtOnce(mail) && mail.kind !== 'renewed-link'
}

/** One digest per operator and day, and a second one for what could not be in it; a danger has its own mail each time. */
export function digestId(addressee: string, day: string, part = 1): string {
  return part === 1 ? hash('digest', addressee, day) : hash('digest', addressee, day, String(part))
}

export function dangerMailId(addressee: string, deadline: string, step: string): string {
  return hash('danger mail', addressee, deadline, step)
}

/** The mail that an event asks for: the same event told twice is one mail. */
export function eventMailId(kind: MailKind, addressee: string, event: string): string {
  return hash('mail', kind, addressee, event)
}
