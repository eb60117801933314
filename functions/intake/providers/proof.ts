import { createHmac, timingSafeEqual } from 'node:crypto'
import { isProven, isSecret, type SignedRequest, secretFrom } from '../../../shared/standard-webhooks.ts'

/** A request at the door. */
export interface ProofRequest extends SignedRequest {
  /** What stands behind the form in the path, for providers that can do nothing else. */
  readonly pathSecret?: string | undefined
}

/** How a provider's requests prove where they come from. */
export type Proof = ProofRule &
  (
    | { readonly kind: 'standard-webhooks' | 'shared-secret' | 'path-secret' }
    /** In this header, as the provider writes it. */
    | { readonly kind: 'body-signature'; readonly header: string }
  )

interface ProofRule {
  /** Whether the request is proven by any of the secrets. Never throws. */
  isProven(request: ProofRequest, secrets: readonly string[]): boolean
  readonly secret: SecretRule
}

interface SecretRule {
  /** What a secret must be, for whoever gives one that is not. */
  readonly mustBe: string
  isUsable(secret: string): boolean
  make(random: Uint8Array): string
}

/** Standard Webhooks: Formbricks, and whatever signs by our own instructions. */
export const standardWebhooks: Proof = {
  kind: 'standard-webhooks',
  isProven,
  secret: { mustBe: '"whsec_" and the base64 of 24 to 64 bytes', isUsable: isSecret, make: secretFrom },
}

/** Anything that a person can carry from one page to another without a mistake. */
const plainText: SecretRule = {
  mustBe: '16 to 200 letters, digits and signs without a space',
  isUsable: (secret) => /^[!-~]{16,200}$/.test(secret),
  make: inAddress,
}

/** Nothing that an address would write in another way. */
const addressPart: SecretRule = {
  mustBe: '32 to 128 letters, digits, hyphens or underscores',
  isUsable: (secret) => /^[\w-]{32,128}$/.test(secret),
  make: inAddress,
}

function inAddress(random: Uint8Array): string {
  return Buffer.from(random).toString('base64url')
}

/**
 * HMAC-SHA256 over the raw body in base64, keyed by the secret's own text, behind a prefix in a header. It has no
 * timestamp: whoever saw a request can send it again, which changes nothing.
 */
export function bodySignature(header: string, prefix = ''): Proof {
  return {
    kind: 'body-signature',
    header,
    isProven({ headers, body }, secrets) {
      const given = headers[header.toLowerCase()]?.trim()
      if (given === undefined || !given.startsWith(prefix)) return false
      const signature = given.slice(prefix.length)
      return secrets.some((secret) =>
        isSame(signature, createHmac('sha256', secret).update(body).digest('base64')),
      )
    },
    secret: plainText,
  }
}

/** Our secret as it is: in the header `X-Raccordo-Secret`, or as the password of Basic authentication. */
export const sharedSecret: Proof = {
  kind: 'shared-secret',
  isProven({ headers }, secrets) {
    // No secret has a space, and whoever pastes one into a field may paste a space with it.
    const given = [headers['x-raccordo-secret'], basicPassword(headers['authorization'])].map((one) =>
      one?.trim(),
    )
    return given.some((one) => one !== undefined && secrets.some((secret) => isSame(one, secret)))
  },
  secret: plainText,
}

/** Whoever the user is said to be. */
function basicPassword(authorization = ''): string | undefined {
  const [scheme = '', credentials = ''] = authorization.trim().split(/\s+/)
  if (scheme.toLowerCase() !== 'basic') return undefined
  const text = Buffer.from(credentials, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return colon < 0 ? undefined : text.slice(colon + 1)
}

/** Our secret as the last part of the address, for a provider that sends nothing else of ours. */
export const pathSecret: Proof = {
  kind: 'path-secret',
  isProven: ({ pathSecret: given }, secrets) =>
    given !== undefined && secrets.some((secret) => isSame(given, secret)),
  secret: addressPart,
}

/** In constant time for texts of one length, which is no secret. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
