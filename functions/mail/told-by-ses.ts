import * as z from 'zod/mini'
import { type Mail, type MailIn, type MailOutcome, mailBase } from '../../shared/domain/mail.ts'

/** What is left of an event of SES: neither an address nor a subject. */
export const toldBySes = z.object({
  /** As SES spells it: `Send`, `Delivery`, `Bounce`, `Complaint`, `Reject`, `Rendering Failure`, `DeliveryDelay`, … */
  type: z.string(),
  /** Of a bounce: `Permanent`, `Transient` or `Undetermined`. */
  bounceType: z.optional(z.string()),
  /** The id that the mail was tagged with. */
  mail: z.string(),
  at: z.iso.datetime(),
})
export type ToldBySes = z.infer<typeof toldBySes>

/** What an event of SES says of a mail: `taken` is that SES has it, and no more. */
export type Told = 'taken' | 'rejected' | MailOutcome

const meanings: ReadonlyMap<string, Told> = new Map([
  ['Send', 'taken'],
  ['DeliveryDelay', 'taken'],
  ['Delivery', 'delivered'],
  ['Complaint', 'complained'],
  ['Reject', 'rejected'],
  ['Rendering Failure', 'rejected'],
])

/** Undefined when it says nothing of what became of the mail. A bounce that is not for good says no more than that SES has it. */
export function meaningOf({ type, bounceType }: Pick<ToldBySes, 'type' | 'bounceType'>): Told | undefined {
  if (type === 'Bounce') return bounceType === 'Permanent' ? 'bounced' : 'taken'
  return meanings.get(type)
}

/** Whether nothing more is to be sent to the address. */
export function isFinal(told: Told): told is 'bounced' | 'complained' {
  return told === 'bounced' || told === 'complained'
}

/**
 * A mail once it is known what SES tells; undefined, when that changes nothing. Events come in any order, and more than
 * once: what came back stays so, whatever is told later of its delivery.
 */
export function toldMail(mail: Mail, told: Told, at: string): MailIn<'sent'> | MailIn<'refused'> | undefined {
  if (mail.status !== 'sending' && mail.status !== 'sent') return undefined
  const next = { ...mailBase(mail), version: mail.version + 1 }
  const before = mail.status === 'sent' ? mail.outcome : undefined
  if (told === 'rejected') {
    return before === undefined
      ? { ...next, status: 'refused', refusedAt: at, reason: 'rejected' }
      : undefined
  }
  const outcome = told === 'taken' || rank(told) <= rank(before) ? undefined : told
  if (mail.status === 'sent' && outcome === undefined) return undefined
  const sentAt = mail.status === 'sent' ? mail.sentAt : at
  return { ...next, status: 'sent', sentAt, ...(outcome === undefined ? {} : { outcome, outcomeAt: at }) }
}

const inOrder = [undefined, 'delivered', 'bounced', 'complained'] as const satisfies (
  | MailOutcome
  | undefined
)[]

function rank(outcome: MailOutcome | undefined): number {
  return inOrder.indexOf(outcome)
}
