import * as z from 'zod/mini'
import { hash } from './hash.ts'
import { hexId, slug } from './identifier.ts'

/** An e-mail address by its hash, and whose it is. */
export const address = z.object({
  id: hexId,
  /** The operator who signs in with it, and nobody else. */
  operator: z.optional(slug),
  version: z.int().check(z.gte(1)),
})
export type Address = z.infer<typeof address>

/** Names an address in keys; capitals make no other. */
export function addressId(text: string): string {
  return hash('address', text.trim().toLowerCase())
}
