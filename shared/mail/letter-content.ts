import type { DeadlineKind } from '../domain/deadline-policy.ts'
import type { Act } from '../domain/deed.ts'
import type { District } from '../domain/district.ts'
import type { Problem } from '../domain/field.ts'
import type { Language } from '../domain/language.ts'
import type { MailLine } from '../domain/mail.ts'
import type { Referral } from '../domain/referral.ts'

/**
 * All that a mail may say: case codes, kinds, days, and what a district tells everybody. No field can hold what is said of
 * a family or by one, nor the name of any person.
 */
export type LetterContent =
  | DigestContent
  | DangerContent
  | AssignedContent
  | HandoverContent
  | ReceiptContent
  | IncompleteContent
  | FeedbackContent
  | FormContent
  | RenewedLinkContent

interface Common {
  readonly language: Language
  /** The one main link: the page of this mail, or the sender's. */
  readonly link: string
}

/** Where a line stands, in this order. */
export const sections = ['danger', 'overdue', 'today', 'new', 'coming'] as const
export type Section = (typeof sections)[number]

export interface LetterLine {
  readonly section: Section
  readonly kind: DeadlineKind
  /** The case code; of what has none, its own short name: `modulo 3f2a9c`. */
  readonly name: string
  readonly due: string
  readonly as: MailLine['as']
}

/** What the addressee did by link since the digest before. */
export interface LetterDeed {
  readonly act: Act
  readonly kind: DeadlineKind
  readonly name: string
}

export interface DigestContent extends Common {
  readonly kind: 'digest'
  readonly day: string
  /** Each deadline once, in the order of the sections, then by day and name. Any number. */
  readonly lines: readonly LetterLine[]
  readonly deeds: readonly LetterDeed[]
}

export interface DangerContent extends Common {
  readonly kind: 'danger'
  readonly name: string
  /** How often it was told: 1 the first time. */
  readonly time: number
  readonly phones: District['phones']
}

export interface AssignedContent extends Common {
  readonly kind: 'assigned'
  readonly names: readonly string[]
}

export interface HandoverContent extends Common {
  readonly kind: 'handover-offered' | 'handover-accepted' | 'handover-refused'
  readonly name: string
  /** The district on the other side. */
  readonly district: string
  /** By when it is to be answered. */
  readonly due?: string
}

/** What a sender can always do: call. */
interface ToSender extends Common {
  readonly district: string
  readonly phones: District['phones']
}

export interface ReceiptContent extends ToSender {
  readonly kind: 'receipt'
  readonly name: string
  /** By the end of which day it is read. */
  readonly readBy: string
  readonly isDanger: boolean
}

export interface IncompleteContent extends ToSender {
  readonly kind: 'incomplete'
  readonly name: string
  readonly problems: readonly Problem[]
  readonly isDanger: boolean
}

export interface FeedbackContent extends ToSender {
  readonly kind: 'feedback'
  readonly name: string
  /** How it stands: its status, and the reason or outcome in the closed lists. */
  readonly referral: FeedbackStanding
}

export type FeedbackStanding =
  | { readonly about: 'accepted' | 'redirected' | 'handed-over' }
  | { readonly about: 'declined'; readonly reason: Extract<Referral, { status: 'declined' }>['reason'] }
  | { readonly about: 'closed'; readonly outcome: Extract<Referral, { status: 'closed' }>['outcome'] }

export interface FormContent extends ToSender {
  readonly kind: 'form-quiet' | 'form-refused'
  /** Its public id. */
  readonly form: string
}

export interface RenewedLinkContent extends Common {
  readonly kind: 'renewed-link'
}
