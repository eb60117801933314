import { expect, test } from 'vitest'
import { addressOf } from '../../../functions/mail/addresses.ts'
import { submissionSubject } from '../../../shared/domain/submission.ts'
import { eventMails, family, MONDAY } from '../../support/event-mails.ts'

const mails = eventMails()
const at = (addressee: string) => addressOf(mails.table(), { addressee }, new Date(MONDAY))
/** Where somebody hears of a form that was filled in so. */
async function sentBy(referrer_email: string | undefined, others: object = {}) {
  const { submission } = await mails.intake().send(family({ referrer_email, ...others }), MONDAY)
  return at(submissionSubject(submission))
}
const CONTACT = { address: 'segreteria@scuola.example', language: 'it' }

test('an operator is written to where they want notices, else where they sign in, in their language', async () => {
  expect(await at('operator/anna-prova')).toEqual({ address: 'anna-prova@example.org', language: 'it' })
  await mails.intake().changeOperator('anna-prova', { noticeAddress: 'ufficio@example.org', language: 'en' })
  expect(await at('operator/anna-prova')).toEqual({ address: 'ufficio@example.org', language: 'en' })
})

test('who has left is not written to; who leaves later is, until then', async () => {
  await mails.intake().changeOperator('bruno-prova', { leftOn: '2026-11-24' })
  expect(await at('operator/bruno-prova')).toMatchObject({ address: 'bruno-prova@example.org' })
  await mails.intake().changeOperator('bruno-prova', { leftOn: '2026-11-23' })
  expect(await at('operator/bruno-prova')).toBeUndefined()
  expect(await at('operator/nessuno')).toBeUndefined()
})

test('a sender is written to at an address of the partner’s domains, else the partner’s contact is', async () => {
  expect(await sentBy('Maestra@Scuola.example')).toEqual({
    ...{ address: 'Maestra@Scuola.example', language: 'it' },
  })
  expect(await sentBy('maestra@altrove.example')).toEqual(CONTACT)
  expect(await sentBy('"x"@scuola.example')).toEqual(CONTACT)
  expect(await sentBy(undefined)).toEqual(CONTACT)
})

test('the same holds of what is still to be completed, and never of an address that it no longer names', async () => {
  const lacking = { municipality: undefined }
  expect(await sentBy('maestra@scuola.example', lacking)).toMatchObject({ address: 'maestra@scuola.example' })
  expect(await sentBy('maestra@altrove.example', lacking)).toEqual(CONTACT)
  const send = (referrer_email: string | undefined) =>
    mails.intake().send(family({ referrer_email, ...lacking }), MONDAY, { id: 'again' })
  const { submission } = await send('maestra@scuola.example')
  expect(submission).toMatchObject({ referrerEmail: 'maestra@scuola.example' })
  expect((await send(undefined)).submission).not.toHaveProperty('referrerEmail')
  const registered = await mails.intake().send(family(), MONDAY, { id: 'again' })
  expect(registered.submission).not.toHaveProperty('referrerEmail')
})

test('mails to a partner go to its contact in its language, and nowhere without one', async () => {
  expect(await at('partner/scuola-demo')).toEqual(CONTACT)
  await mails.setSchool({ language: 'en' })
  expect(await at('partner/scuola-demo')).toMatchObject({ language: 'en' })
  await mails.setSchool({ contact: undefined })
  expect(await at('partner/scuola-demo')).toBeUndefined()
  expect(await sentBy('maestra@altrove.example')).toBeUndefined()
  expect(await sentBy('maestra@scuola.example')).toMatchObject({ language: 'en' })
  expect(await at('partner/nessuno')).toBeUndefined()
  expect(await at(`submission/scuola-demo.${'0'.repeat(32)}`)).toBeUndefined()
})
