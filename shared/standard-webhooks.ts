import { createHmac, timingSafeEqual } from 'node:crypto'

/** Seconds that a timestamp may differ from the request's arrival, either way. */
export const TOLERANCE_SECONDS = 300

const MIN_SECRET_BYTES = 24
const MAX_SECRET_BYTES = 64
const PREFIX = 'whsec_'

export interface SignedRequest {
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Uint8Array
  /** When the request reached us, in real time. */
  readonly arrivedAt: Date
}

/**
 * Whether a request is proven by Standard Webhooks: HMAC-SHA256 over `{id}.{timestamp}.{raw body}`, signatures as a list
 * of `v1,<base64>`. Any signature of the list may match any live secret; the timestamp must be of now.
 * Source: the Standard Webhooks specification, version 1.0.0.
 */
export function isProven(request: SignedRequest, secrets: readonly string[]): boolean {
  const id = request.headers['webhook-id']
  const timestamp = request.headers['webhook-timestamp']
  const list = request.headers['webhook-signature']
  if (!id || !timestamp || !list || !isTimely(timestamp, request.arrivedAt)) return false
  const given = list
    .split(' ')
    .filter((one) => one.startsWith('v1,'))
    .map((one) => Buffer.from(one.slice(3)))
  const expected = secrets.map((secret) => Buffer.from(signature(secret, id, timestamp, request.body)))
  return expected.some((right) =>
    given.some((one) => one.length === right.length && timingSafeEqual(one, right)),
  )
}

function isTimely(timestamp: string, arrivedAt: Date): boolean {
  if (!/^\d{1,12}$/.test(timestamp)) return false
  return Math.abs(arrivedAt.getTime() / 1000 - Number(timestamp)) <= TOLERANCE_SECONDS
}

/** The three headers that prove this body; what our own test clients and the demo send. */
export function sign(secret: string, id: string, sentAt: Date, body: Uint8Array): Record<string, string> {
  const timestamp = String(Math.floor(sentAt.getTime() / 1000))
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature(secret, id, timestamp, body)}`,
  }
}

function signature(secret: string, id: string, timestamp: string, body: Uint8Array): string {
  return createHmac('sha256', secretBytes(secret)).update(`${id}.${timestamp}.`).update(body).digest('base64')
}

function secretBytes(secret: string): Buffer {
  return Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64')
}

/** `whsec_` and the base64 of 24–64 bytes. */
export function isSecret(text: string): boolean {
  if (!text.startsWith(PREFIX) || !/^[A-Za-z0-9+/]+={0,2}$/.test(text.slice(PREFIX.length))) return false
  const { length } = secretBytes(text)
  return length >= MIN_SECRET_BYTES && length <= MAX_SECRET_BYTES
}

/** A secret from 32 random bytes. */
export function secretFrom(random: Uint8Array): string {
  return PREFIX + Buffer.from(random).toString('base64')
}
