import * as z from 'zod/mini'
import { correlationId, hexId, instant, slug } from '../shared/domain/identifier.ts'

/** By what way a change came: a provider's webhook, a page, a link in an e-mail, the command line, or the system itself. */
export const via = z.enum(['webhook', 'desk', 'link', 'cli', 'system'])
export type Via = z.infer<typeof via>

/** `kind/id`; the id of a submission is `form.hash`, of all others one word. */
export const subject = z.string().check(z.regex(/^[a-z]+\/[a-z0-9.-]+$/))

/** What every event carries. `version` is the subject's version after the change. No field can hold free text. */
export const envelope = {
  id: hexId,
  version: z.int().check(z.gte(0)),
  at: instant,
  subject,
  district: slug,
  /** `form/f`, `operator/o`, `ops` or `system`. */
  actor: z.string().check(z.regex(/^(?:ops|system|(?:form|operator)\/[a-z0-9-]+)$/)),
  via,
  correlationId,
}

/** What a file of `events/` exports: the type's name, and the shape of the whole event. */
export interface EventContract<
  Type extends string = string,
  Data extends z.ZodMiniType<Readonly<Record<string, unknown>>> = z.ZodMiniType<
    Readonly<Record<string, unknown>>
  >,
> {
  readonly type: Type
  readonly schema: ReturnType<typeof whole<Type, Data>>
}

/** One event of this contract. */
export type EventOf<Contract extends EventContract> = z.infer<Contract['schema']>

/** Makes the contract of one event. `data` holds ids, enums, dates and numbers only. */
export function contract<
  const Type extends string,
  Data extends z.ZodMiniType<Readonly<Record<string, unknown>>>,
>(type: Type, data: Data): EventContract<Type, Data> {
  return { type, schema: whole(type, data) }
}

function whole<const Type extends string, Data extends z.ZodMiniType>(type: Type, data: Data) {
  return z.strictObject({ ...envelope, type: z.literal(type), data })
}
