import * as z from 'zod/mini'
import { caseCodeText } from './case-code.ts'
import { deadlineSubject, stepName } from './deadline.ts'
import { deadlineKind } from './deadline-policy.ts'
import { hash } from './hash.ts'
import { hexId, instant, isoDay, slug } from './identifier.ts'

/** A mail to be: its lines are items beside it. A technical row. */
export const mail = z.object({
  id: hexId,
  addressee: slug,
  /** The morning's summary (*riepilogo del mattino*), or a notice of danger. */
  kind: z.enum(['digest', 'danger']),
  status: z.enum(['pending']),
  /** Not sent before. */
  notBefore: instant,
})
export type Mail = z.infer<typeof mail>

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

/** One digest per operator and day, and a second one for what could not be in it; a danger has its own mail each time. */
export function digestId(addressee: string, day: string, part = 1): string {
  return part === 1 ? hash('digest', addressee, day) : hash('digest', addressee, day, String(part))
}

export function dangerMailId(addressee: string, deadline: string, step: string): string {
  return hash('danger mail', addressee, deadline, step)
}
