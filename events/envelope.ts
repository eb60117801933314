import * as z from 'zod'
import { correlationId, hexId, instant, slug } from '../shared/domain/identifier.ts'

/** By what way a change came: a provider's webhook, a page, a link in an e-mail, the command line, or the system itself. */
export const via = z.enum(['webhook', 'desk', 'link', 'cli', 'system'])
export type Via = z.infer<typeof via>

/** `kind/id`; the id of a submission is `form.hash`, of all others one word. */
export const subject = z.string().regex(/^[a-z]+\/[a-z0-9.-]+$/)

/** What every event carries. `version` is the subject's version after the change. No field can hold free text. */
export const envelope = {
  id: hexId,
  version: z.int().min(0),
  at: instant,
  subject,
  district: slug,
  /** `form/f`, `operator/o`, `ops` or `system`. */
  actor: z.string().regex(/^(?:ops|system|(?:form|operator)\/[a-z0-9-]+)$/),
  via,
  correlationId,
}

/** Makes the contract of one event. `data` holds ids, enums, dates and numbers only. */
export function contract<const Type extends string, Data extends z.ZodType>(type: Type, data: Data) {
  return z.strictObject({ ...envelope, type: z.literal(type), data })
}

/** What a file of `events/` exports. */
export type EventContract = ReturnType<typeof contract<string, z.ZodType<Readonly<Record<string, unknown>>>>>
