import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import { isProven, isSecret, secretFrom, sign } from '../../shared/standard-webhooks.ts'

const secret = secretFrom(new Uint8Array(32).fill(7))
const other = secretFrom(new Uint8Array(32).fill(8))
const arrivedAt = new Date('2026-01-18T18:17:02Z')
const body = Buffer.from('{"municipality":"Dalmine","contact_given_name":"Ndèye Fatou"}')
const headers = sign(secret, 'msg_1', arrivedAt, body)

describe('the proof of Standard Webhooks', () => {
  test('what the standardwebhooks library signs is proven, and what we sign it accepts', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 24, maxLength: 64 }),
        fc.string({ minLength: 1 }),
        (key, text) => {
          const its = secretFrom(key)
          const library = new Webhook(its)
          const signed = {
            'webhook-id': 'msg_1',
            'webhook-timestamp': String(Math.floor(arrivedAt.getTime() / 1000)),
            'webhook-signature': library.sign('msg_1', arrivedAt, text),
          }
          const bytes = Buffer.from(text)
          expect(isProven({ headers: signed, body: bytes, arrivedAt }, [its])).toBe(true)
          expect(sign(its, 'msg_1', arrivedAt, bytes)).toEqual(signed)
        },
      ),
    )
  })

  test('one flipped bit anywhere in the body is noticed', () => {
    fc.assert(
      fc.property(fc.nat(body.length * 8 - 1), (bit) => {
        const flipped = Buffer.from(body)
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(isProven({ headers, body: flipped, arrivedAt }, [secret])).toBe(false)
      }),
    )
  })

  test('the timestamp may differ by five minutes either way, not more', () => {
    const at = (seconds: number) => new Date(arrivedAt.getTime() + seconds * 1000)
    const provenAt = (seconds: number) => isProven({ headers, body, arrivedAt: at(seconds) }, [secret])
    expect([-301, -300, 0, 300, 301].map(provenAt)).toEqual([false, true, true, true, false])
  })

  test('either of two live secrets will do, and any signature of the list', () => {
    const list = `v1a,xyz v1,AAAA ${headers['webhook-signature']}`
    expect(isProven({ headers, body, arrivedAt }, [other, secret])).toBe(true)
    expect(isProven({ headers: { ...headers, 'webhook-signature': list }, body, arrivedAt }, [secret])).toBe(
      true,
    )
    expect(isProven({ headers, body, arrivedAt }, [other])).toBe(false)
    expect(isProven({ headers, body, arrivedAt }, [])).toBe(false)
  })

  test.each([
    ['no id', { 'webhook-id': undefined }],
    ['another id', { 'webhook-id': 'msg_2' }],
    ['no timestamp', { 'webhook-timestamp': undefined }],
    ['a timestamp that is no number', { 'webhook-timestamp': 'soon' }],
    ['no signature', { 'webhook-signature': undefined }],
    ['an empty signature', { 'webhook-signature': 'v1,' }],
    [
      'a signature of another version',
      { 'webhook-signature': headers['webhook-signature']?.replace('v1,', 'v2,') },
    ],
  ])('%s is not proven', (_, changed) => {
    expect(isProven({ headers: { ...headers, ...changed }, body, arrivedAt }, [secret])).toBe(false)
  })

  test.each([
    [secret, true],
    ['whsec_c2hvcnQ=', false],
    ['', false],
    [secret.replace('whsec_', ''), false],
    [`whsec_${'ä'.repeat(40)}`, false],
    [secretFrom(new Uint8Array(65)), false],
  ])('%s is a secret: %s', (text, is) => {
    expect(isSecret(text)).toBe(is)
  })
})
