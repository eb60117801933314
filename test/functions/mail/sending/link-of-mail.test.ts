import { expect, test } from 'vitest'
import { linkOfMail } from '../../../../functions/mail/sending/link-of-mail.ts'
import { linkId, tokenOf } from '../../../../shared/domain/link.ts'
import type { Mail } from '../../../../shared/domain/mail.ts'

const now = new Date('2026-01-26T07:00:00.000Z')
const token = tokenOf(new Uint8Array(32))
const mail: Mail = {
  ...{ id: 'a'.repeat(32), addressee: 'operator/anna-prova', kind: 'digest', district: 'bergamo' },
  ...{ notBefore: now.toISOString(), status: 'pending', version: 1 },
}
const submission = `submission/scuola.${'b'.repeat(32)}`

test('an operator’s leads to the mail, for two weeks', () => {
  expect(linkOfMail(mail, token, now)).toMatchObject({
    ...{ id: linkId(token), kind: 'mail', mail: mail.id, addressee: mail.addressee },
    validUntil: '2026-02-09T07:00:00.000Z',
  })
})

test('a sender’s leads to what they sent, for over a year', () => {
  const link = linkOfMail({ ...mail, kind: 'receipt', addressee: submission }, token, now)
  expect(link).toMatchObject({ kind: 'sender', about: submission, mail: mail.id })
  expect(link.validUntil).toBe('2027-03-02T07:00:00.000Z')
})

test('a new link to a mail leads to that mail', () => {
  const renewed = { ...mail, kind: 'renewed-link', about: `mail/${'c'.repeat(32)}` } as const
  expect(linkOfMail(renewed, token, now).mail).toBe('c'.repeat(32))
})

test('it holds no token', () => {
  expect(JSON.stringify(linkOfMail(mail, token, now))).not.toContain(token)
})
