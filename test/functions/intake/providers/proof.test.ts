import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import type { Proof } from '../../../../functions/intake/providers/proof.ts'
import { providers } from '../../../../functions/intake/providers.ts'

const body = Buffer.from('{"municipality":"Dalmine","contact_given_name":"Ndèye Fatou"}')
const arrivedAt = new Date('2026-01-18T18:17:02Z')
const ID = 'msg_1'

/** How each provider signs, in its own words and without our code. */
const signers = {
  typeform: {
    sign: (secret: string, bytes: Uint8Array) => ({ 'typeform-signature': `sha256=${hmac(secret, bytes)}` }),
    header: 'typeform-signature',
    prefix: 'sha256=',
    secrets: ['as-typed-into-the-page', 'another-secret-of-theirs'],
  },
  tally: {
    sign: (secret: string, bytes: Uint8Array) => ({ 'tally-signature': hmac(secret, bytes) }),
    header: 'tally-signature',
    prefix: '',
    secrets: ['4b7e2f0c-6d1a-4c3e-9f58-0a2b7d9c1e46', 'kK8!-chosen-by-hand'],
  },
  formbricks: {
    sign: (secret: string, bytes: Uint8Array) => ({
      'webhook-id': ID,
      'webhook-timestamp': String(arrivedAt.getTime() / 1000),
      'webhook-signature': new Webhook(secret).sign(ID, arrivedAt, Buffer.from(bytes).toString('utf8')),
    }),
    header: 'webhook-signature',
    prefix: 'v1,',
    secrets: [7, 8].map((byte) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`),
  },
} as const

function hmac(key: string, bytes: Uint8Array): string {
  return createHmac('sha256', key).update(bytes).digest('base64')
}

const names = ['typeform', 'tally', 'formbricks'] as const
describe.each(names)('the proof of %s', (name) => {
  const { sign, header, prefix, secrets } = signers[name]
  const [secret = '', other = ''] = secrets
  const proof: Proof = providers[name].proof
  const isProven = (
    headers: Record<string, string>,
    changed: object = {},
    live: readonly string[] = [secret],
  ) => proof.isProven({ headers, body, arrivedAt, ...changed }, live)
  const signed: Record<string, string> = sign(secret, body)
  const signature = (signed[header] ?? '').slice(prefix.length)

  test('accepts what the provider signs, whatever the bytes', () => {
    expect(isProven(signed)).toBe(true)
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const bytes = Buffer.from(text)
        expect(isProven(sign(secret, bytes), { body: bytes })).toBe(true)
      }),
    )
  })

  test('accepts either of two live secrets, and no other', () => {
    expect(isProven(signed, {}, [other, secret])).toBe(true)
    expect(isProven(sign(other, body), {}, [secret, other])).toBe(true)
    expect(isProven(signed, {}, [other])).toBe(false)
    expect(isProven(signed, {}, [])).toBe(false)
  })

  test('refuses one flipped bit of the body, and another body', () => {
    fc.assert(
      fc.property(fc.nat(body.length * 8 - 1), (bit) => {
        expect(isProven(signed, { body: flipped(body, bit) })).toBe(false)
      }),
    )
    expect(isProven(signed, { body: Buffer.alloc(0) })).toBe(false)
    expect(isProven(signed, { body: Buffer.concat([body, Buffer.from(' ')]) })).toBe(false)
  })

  test('refuses one flipped bit of the signature', () => {
    const bytes = Buffer.from(signature, 'base64')
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        const changed = flipped(bytes, bit).toString('base64')
        expect(isProven({ ...signed, [header]: prefix + changed })).toBe(false)
      }),
    )
  })

  test.each([
    ['no header', undefined],
    ['an empty header', ''],
    ['the prefix alone', prefix],
    ['another prefix', 'x'.repeat(Math.max(1, prefix.length)) + signature],
    ['the signature in hexadecimal', prefix + Buffer.from(signature, 'base64').toString('hex')],
    ['the signature twice', `${prefix}${signature}${signature}`],
    ['the signature without its last letter', prefix + signature.slice(0, -1)],
    ['the signature without its prefix', prefix === '' ? `sha256=${signature}` : signature],
    ['a hundred thousand letters', prefix + 'A'.repeat(100_000)],
  ])('refuses %s', (_, value) => {
    const { [header]: _its, ...rest } = signed
    expect(isProven(value === undefined ? rest : { ...rest, [header]: value })).toBe(false)
  })

  test('whatever the header says, nothing but the signature is accepted, and nothing fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(isProven({ ...signed, [header]: text })).toBe(false)
        expect(isProven({ ...signed, [header]: prefix + text })).toBe(false)
      }),
    )
  })

  test('its own new secrets are of the kind that it takes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (random) => {
        expect(proof.secret.isUsable(proof.secret.make(random))).toBe(true)
      }),
    )
    expect(secrets.map(proof.secret.isUsable)).toEqual([true, true])
    expect(proof.secret.isUsable('')).toBe(false)
  })
})

describe('the time of a signature', () => {
  const { sign, secrets } = signers.formbricks
  const [secret] = secrets
  const isProvenAt = (seconds: number) =>
    providers.formbricks.proof.isProven(
      { headers: sign(secret ?? '', body), body, arrivedAt: new Date(arrivedAt.getTime() + seconds * 1000) },
      [secret ?? ''],
    )

  test('may be five minutes off where it has one', () => {
    expect([-301, -300, 0, 300, 301].map(isProvenAt)).toEqual([false, true, true, true, false])
  })

  test('is signed too: another time with the same signature is refused', () => {
    const headers = {
      ...sign(secret ?? '', body),
      'webhook-timestamp': String(arrivedAt.getTime() / 1000 + 1),
    }
    expect(providers.formbricks.proof.isProven({ headers, body, arrivedAt }, [secret ?? ''])).toBe(false)
  })
})

function flipped(bytes: Uint8Array, bit: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return copy
}
