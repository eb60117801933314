import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { providers } from '../../../../functions/intake/providers.ts'

const SECRET = 'una-chiave-lunga:con/segni+e=uguale'
const OTHER = 'un-altra-chiave-lunga-quanto-basta'
const request = { body: new Uint8Array(), arrivedAt: new Date('2026-01-18T18:17:02Z') }
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`

describe.each(['kobotoolbox', 'power-automate'] as const)('the proof of %s', (name) => {
  const { proof } = providers[name]
  const isProven = (headers: Record<string, string>, secrets: readonly string[] = [SECRET]) =>
    proof.isProven({ ...request, headers }, secrets)

  test.each([
    ['the secret in our header', { 'x-raccordo-secret': SECRET }],
    ['with spaces around it', { 'x-raccordo-secret': ` ${SECRET}\t` }],
    ['as the password of anybody', { authorization: basic(`scuola:${SECRET}`) }],
    ['of nobody', { authorization: basic(`:${SECRET}`) }],
    ['with another name of the scheme', { authorization: `BASIC  ${basic(`a:${SECRET}`).slice(6)} ` }],
    ['beside another password', { 'x-raccordo-secret': SECRET, authorization: basic('a:b') }],
    ['beside another header', { 'x-raccordo-secret': 'x', authorization: basic(`a:${SECRET}`) }],
  ])('accepts %s', (_, headers) => {
    expect(isProven(headers)).toBe(true)
    expect(isProven(headers, [OTHER, SECRET])).toBe(true)
    expect(isProven(headers, [OTHER])).toBe(false)
    expect(isProven(headers, [])).toBe(false)
  })

  test.each([
    ['nothing', {}],
    ['an empty header', { 'x-raccordo-secret': '' }],
    ['only spaces', { 'x-raccordo-secret': '   ', authorization: '   ' }],
    ['a part of the secret', { 'x-raccordo-secret': SECRET.slice(1) }],
    ['the secret twice', { 'x-raccordo-secret': SECRET + SECRET }],
    ['the secret as user', { authorization: basic(`${SECRET}:`) }],
    ['no colon', { authorization: basic(SECRET.replace(':', '')) }],
    ['another scheme', { authorization: `Bearer ${SECRET}` }],
    ['the scheme alone', { authorization: 'Basic' }],
    ['a password that is not encoded', { authorization: `Basic a:${SECRET}` }],
    ['a password in another script', { authorization: basic('a:ключ-секрет-ключ-секрет') }],
    ['a hundred thousand letters', { authorization: `Basic ${'A'.repeat(100_000)}` }],
  ])('refuses %s', (_, headers) => {
    expect(isProven(headers)).toBe(false)
  })

  test('refuses any other text, and nothing fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(isProven({ 'x-raccordo-secret': text, authorization: text })).toBe(false)
        expect(isProven({ authorization: `Basic ${text}` })).toBe(false)
        expect(isProven({ authorization: basic(`a:${text}`) })).toBe(false)
      }),
    )
  })
})

describe('the proof of jotform', () => {
  const { proof } = providers.jotform
  const secret = proof.secret.make(new Uint8Array(32).fill(7))
  const isProven = (pathSecret: string | undefined, secrets: readonly string[] = [secret]) =>
    proof.isProven({ ...request, headers: {}, pathSecret }, secrets)

  test('accepts the secret as the last part of the address, old or new', () => {
    expect(isProven(secret)).toBe(true)
    expect(isProven(secret, ['x'.repeat(43), secret])).toBe(true)
  })

  test.each([undefined, '', ` ${secret}`, secret.slice(1), `${secret}/`, encodeURIComponent(`${secret}é`)])(
    'refuses %j',
    (given) => {
      expect(isProven(given)).toBe(false)
    },
  )

  test('refuses one wrong letter anywhere', () => {
    for (let index = 0; index < secret.length; index += 1) {
      const wrong = secret[index] === 'A' ? 'B' : 'A'
      expect(isProven(secret.slice(0, index) + wrong + secret.slice(index + 1))).toBe(false)
    }
  })

  test('takes only secrets that an address can hold as they are', () => {
    expect(proof.secret.isUsable(secret)).toBe(true)
    for (const other of [
      '',
      'corta',
      'a'.repeat(129),
      `${'a'.repeat(40)}/`,
      `${'a'.repeat(40)}é`,
      'a b'.repeat(20),
    ]) {
      expect(proof.secret.isUsable(other)).toBe(false)
    }
  })
})
