import { createHash } from 'node:crypto'

const ID_BYTES = 16

/** First 16 bytes of SHA-256 over the parts, as hex: the same parts give the same id, and no id tells its parts. */
export function hash(...parts: readonly string[]): string {
  return digest(JSON.stringify(parts))
}

/** The same over raw bytes: what names a body. */
export function hashBytes(bytes: Uint8Array): string {
  return digest(bytes)
}

function digest(input: string | Uint8Array): string {
  return createHash('sha256').update(input).digest().subarray(0, ID_BYTES).toString('hex')
}
