import * as z from 'zod/mini'
import { caseCodeText } from './case-code.ts'
import { deadlineKind } from './deadline-policy.ts'
import { hash } from './hash.ts'
import { instant, isoDay, slug } from './identifier.ts'

/** What a deadline hangs on, as events name it. */
export const deadlineSubject = z
  .string()
  .check(
    z.regex(
      /^(?:referral|household|submission|form|operator|district|address|mail|mentor|organisation)\/[a-z0-9.-]+$/,
    ),
  )

/** `new`, `before-2`, `due`, `overdue-3`; `danger-4` is the fourth time that a danger is told. */
export const stepName = z.string().check(z.regex(/^(?:new|due|(?:before|overdue|danger)-\d{1,5})$/))
export type StepName = z.infer<typeof stepName>

/** When something is heard of next, and as what. */
export const step = z.object({ name: stepName, at: instant })
export type Step = z.infer<typeof step>

const base = {
  subject: deadlineSubject,
  kind: deadlineKind,
  /** 1, 2, 3 … of its kind and subject. */
  number: z.int().check(z.gte(1)),
  /** Tells several of one kind and subject apart: the number of a person, of a hand-over's side. */
  about: z.optional(z.int()),
  district: slug,
  /** Who has to do it; without one, the district itself. */
  owner: z.optional(slug),
  /** Who hears of it first when it is missed. */
  liaison: z.optional(slug),
  caseCode: z.optional(caseCodeText),
  /** Set by the policy of the district, or by an operator. */
  origin: z.enum(['policy', 'operator']),
  basis: z.enum(['goal', 'statutory']),
  isUrgent: z.boolean(),
  /** The day at whose end it is due. */
  due: isoDay,
  /** What the policy said when it was set or moved; a goal may have been put off since. */
  policyDue: isoDay,
  setAt: instant,
  /** The first working day after its due day was reached and it was still open. */
  missedAt: z.optional(instant),
  /** How many working days before the due day it is heard of, where an operator said so; else as the policy says. */
  remindBefore: z.optional(z.array(z.int().check(z.gte(1)))),
  /** In the words of whoever added it; may be personal. */
  note: z.optional(z.string()),
  version: z.int().check(z.gte(1)),
}

/** A deadline (*scadenza*): whatever waits for a person. */
export const deadline = z.discriminatedUnion('status', [
  z.object({ ...base, status: z.literal('open'), next: step, snoozedUntil: z.optional(isoDay) }),
  z.object({ ...base, status: z.literal('done'), endedAt: instant }),
  z.object({ ...base, status: z.literal('cancelled'), endedAt: instant }),
  /** It ran out by itself: nobody can do it any more. */
  z.object({ ...base, status: z.literal('missed'), endedAt: instant }),
])
export type Deadline = z.infer<typeof deadline>
export type OpenDeadline = Extract<Deadline, { status: 'open' }>

const everyStatus = z.object(base)

/** The fields that every status has, for a change of status. */
export function deadlineBase(from: Deadline): z.infer<typeof everyStatus> {
  return everyStatus.parse(from)
}

export function isOpen(deadline: Deadline): deadline is OpenDeadline {
  return deadline.status === 'open'
}

/** Names a deadline in index keys and lines. */
export function deadlineId({ subject, kind, number }: Pick<Deadline, 'subject' | 'kind' | 'number'>): string {
  return hash('deadline', subject, kind, String(number))
}
