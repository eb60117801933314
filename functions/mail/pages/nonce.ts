import { createHmac, timingSafeEqual } from 'node:crypto'

const NONCE_BYTES = 16

/** What proves that a form came from a page of this link: nothing of it is kept, and no other link's page can say it. */
export function nonceOf(token: string, ...parts: readonly string[]): string {
  const mac = createHmac('sha256', token).update(JSON.stringify(parts)).digest()
  return mac.subarray(0, NONCE_BYTES).toString('base64url')
}

/** Compares in constant time. */
export function isNonce(given: string | null, token: string, ...parts: readonly string[]): boolean {
  const expected = Buffer.from(nonceOf(token, ...parts))
  const offered = Buffer.from(given ?? '')
  return offered.length === expected.length && timingSafeEqual(offered, expected)
}
