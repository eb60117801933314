import { randomUUID } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { sign } from '../../shared/standard-webhooks.ts'

/** A partner's program: it signs what it sends by the Standard Webhooks library and posts it. */
export interface Partner {
  readonly id: string
  readonly secret: string
  /** Posts a body: an object as JSON, text and bytes as they are. */
  send(body: object | string | Uint8Array, how?: HowSent): Promise<Answer>
}

export interface HowSent {
  readonly secret?: string
  readonly sentAt?: Date
  readonly messageId?: string
  readonly method?: string
  /** After the form's address: `/x`, `?y`. */
  readonly addressSuffix?: string
  /** Further headers; one that is undefined is left out, also of the proof. */
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly timeoutMs?: number
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** @param webhookUrl asked for at each request: after a restart the stack answers elsewhere */
export function makePartner(id: string, secret: string, webhookUrl: () => string): Partner {
  return {
    id,
    secret,
    send: (body, how = {}) =>
      post(`${webhookUrl()}${how.addressSuffix ?? ''}`, toBytes(body), { secret, ...how }),
  }
}

async function post(url: string, body: Uint8Array, how: HowSent & { secret: string }): Promise<Answer> {
  const { method = 'POST', sentAt = new Date(), messageId = randomUUID(), timeoutMs = 25_000 } = how
  const proof = prove(how.secret, messageId, sentAt, body)
  const headers = Object.entries({ 'content-type': 'application/json', ...proof, ...how.headers })
  const response = await fetch(url, {
    method,
    headers: headers.filter((pair): pair is [string, string] => pair[1] !== undefined),
    signal: AbortSignal.timeout(timeoutMs),
    ...(method === 'GET' || method === 'HEAD' ? {} : { body: new Uint8Array(body) }),
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

/** By the library where it can: it signs texts only. */
function prove(secret: string, id: string, sentAt: Date, body: Uint8Array): Record<string, string> {
  const text = Buffer.from(body).toString('utf8')
  if (!Buffer.from(text).equals(body)) return sign(secret, id, sentAt, body)
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, sentAt, text),
  }
}

function toBytes(body: object | string | Uint8Array): Uint8Array {
  if (body instanceof Uint8Array) return body
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
}

/** All that a referral needs, and a little more. */
export function completeForm(submissionId: string, others: object = {}) {
  return {
    submissionId,
    municipality: 'Bergamo',
    needs: ['school_support', 'italian_practice'],
    contact_given_name: 'Ndèye Fatou',
    contact_phone: '+39 320 0000000',
    languages: ['wo', 'fr'],
    minors_birth_years: [2016, 2019],
    ...others,
  }
}
