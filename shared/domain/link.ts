import * as z from 'zod/mini'
import { addressee } from './addressee.ts'
import { hash } from './hash.ts'
import { hexId, instant } from './identifier.ts'

/** Bytes of chance in a token: nobody finds one by trying. */
export const TOKEN_BYTES = 32

/** For how long a link works. Of a mail to an operator: until the next ones have long overtaken it. */
export const linkLifetimeDays = { mail: 14, sender: 400 } as const
/** How long a link that is over is still known, so that a new one may be asked for. */
export const LINK_KEPT_DAYS = 90

/**
 * A link in an e-mail (`/l/{token}`). Only the token's hash is kept: nobody who reads the table can open one. A technical
 * row. `mail`: the page of that one mail to an operator; `sender`: the page of the submission that it is about.
 */
export const link = z.object({
  id: hexId,
  kind: z.enum(['mail', 'sender']),
  mail: hexId,
  addressee,
  /** The submission of a sender's link: `submission/<form>.<hash>`. */
  about: z.optional(z.string()),
  madeAt: instant,
  validUntil: instant,
  revokedAt: z.optional(instant),
  version: z.int().check(z.gte(1)),
})
export type Link = z.infer<typeof link>

/** The token as it stands in an address: 43 letters, digits, `-` and `_`. */
export function tokenOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}

/** Names a link in the table. */
export function linkId(token: string): string {
  return hash('link', token)
}

export function isOver(
  { validUntil, revokedAt }: Pick<Link, 'validUntil' | 'revokedAt'>,
  now: Date,
): boolean {
  return revokedAt !== undefined || Date.parse(validUntil) <= now.getTime()
}
