import { createHmac, randomUUID } from 'node:crypto'
import { secretFrom, sign } from '../../shared/standard-webhooks.ts'

/** What a provider adds to a request so that we know it. */
export interface SenderProof {
  /** A secret as this provider takes or makes it, of 32 random bytes. */
  makeSecret(random: Uint8Array): string
  prove(body: Uint8Array, secret: string, sentAt: Date): Proving
}

interface Proving {
  readonly headers?: Readonly<Record<string, string>>
  readonly pathSuffix?: string
}

const asText = (random: Uint8Array) => Buffer.from(random).toString('base64url')

/** Over message id, time and body. */
export const byStandardWebhooks: SenderProof = {
  makeSecret: secretFrom,
  prove: (body, secret, sentAt) => ({ headers: sign(secret, `msg_${randomUUID()}`, sentAt, body) }),
}

/** Over the body alone. */
export function byBodySignature(header: string, prefix: string): SenderProof {
  return {
    makeSecret: asText,
    prove(body, secret) {
      const signature = createHmac('sha256', secret).update(body).digest('base64')
      return { headers: { [header]: prefix + signature } }
    },
  }
}

export const bySecretHeader: SenderProof = {
  makeSecret: asText,
  prove: (_, secret) => ({ headers: { 'X-Raccordo-Secret': secret } }),
}

export const byBasicPassword: SenderProof = {
  makeSecret: asText,
  prove(_, secret) {
    const credentials = Buffer.from(`raccordo:${secret}`).toString('base64')
    return { headers: { Authorization: `Basic ${credentials}` } }
  },
}

export const byPath: SenderProof = {
  makeSecret: asText,
  prove: (_, secret) => ({ pathSuffix: `/${secret}` }),
}
