import * as z from 'zod/mini'
import { hash } from './hash.ts'
import { hexId, instant, slug } from './identifier.ts'

/** Why nothing is sent to an address any more. */
export const suspensionReason = z.enum(['bounced', 'complained'])

/** An e-mail address by its hash, whose it is, and whether mail gets there. */
export const address = z.object({
  id: hexId,
  /** The operator who signs in with it, and nobody else. */
  operator: z.optional(slug),
  /** Nothing is sent to it until a person restores it. */
  suspended: z.optional(
    z.object({
      at: instant,
      reason: suspensionReason,
      /** The mail that did not get there: who its addressee was says whose address it is. */
      mail: hexId,
      district: slug,
    }),
  ),
  /** What SES told until then is over. */
  restoredAt: z.optional(instant),
  version: z.int().check(z.gte(1)),
})
export type Address = z.infer<typeof address>

/** Names an address in keys; capitals make no other. */
export function addressId(text: string): string {
  return hash('address', text.trim().toLowerCase())
}
