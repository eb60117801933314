import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { meaningOf, type Told, toldBySes, toldMail } from '../../../functions/mail/told-by-ses.ts'
import type { Mail, MailIn } from '../../../shared/domain/mail.ts'

const AT = '2026-11-24T09:00:00.000Z'
const base = {
  id: 'a'.repeat(32),
  addressee: 'operator/anna-prova',
  kind: 'digest',
  district: 'bergamo',
  notBefore: '2026-11-24T07:00:00.000Z',
  attempts: 1,
  version: 2,
} as const
const sending: MailIn<'sending'> = { ...base, status: 'sending', takenAt: '2026-11-24T08:59:59.000Z' }
const sent: MailIn<'sent'> = { ...base, status: 'sent', sentAt: '2026-11-24T08:59:59.000Z' }

test.each([
  ['Send', undefined, 'taken'],
  ['Delivery', undefined, 'delivered'],
  ['DeliveryDelay', undefined, 'taken'],
  ['Bounce', 'Permanent', 'bounced'],
  ['Bounce', 'Transient', 'taken'],
  ['Bounce', 'Undetermined', 'taken'],
  ['Complaint', undefined, 'complained'],
  ['Reject', undefined, 'rejected'],
  ['Rendering Failure', undefined, 'rejected'],
  ['Open', undefined, undefined],
])('%s (%s) means %s', (type, bounceType, told) => {
  expect(meaningOf({ type, ...(bounceType === undefined ? {} : { bounceType }) })).toBe(told)
})

test('what is no event of a mail is not read as one', () => {
  expect(toldBySes.safeParse({ type: 'Send', mail: base.id, at: '2026-11-24T09:00:00Z' }).success).toBe(true)
  expect(toldBySes.safeParse({ type: 'Send', mail: base.id, at: 'today' }).success).toBe(false)
  expect(toldBySes.safeParse({ mail: base.id, at: AT }).success).toBe(false)
})

describe('a mail', () => {
  test('that was given to SES is sent once SES tells of it, whatever it tells', () => {
    expect(toldMail(sending, 'taken', AT)).toEqual({ ...base, version: 3, status: 'sent', sentAt: AT })
    expect(toldMail(sending, 'delivered', AT)).toMatchObject({ status: 'sent', outcome: 'delivered' })
    expect(toldMail(sending, 'bounced', AT)).toMatchObject({ status: 'sent', outcome: 'bounced' })
    expect(toldMail(sending, 'rejected', AT)).toMatchObject({ status: 'refused', reason: 'rejected' })
  })

  test('that was sent keeps when; told again, nothing changes', () => {
    const delivered = { ...base, version: 3, status: 'sent', outcome: 'delivered', outcomeAt: AT }
    expect(toldMail(sent, 'delivered', AT)).toEqual({ ...delivered, sentAt: '2026-11-24T08:59:59.000Z' })
    expect(toldMail(sent, 'taken', AT)).toBeUndefined()
  })

  test('that waits, was refused or is not needed stays so: what waits may tell more by now', () => {
    const waiting: MailIn<'pending'> = { ...base, status: 'pending' }
    const refused: MailIn<'refused'> = { ...base, status: 'refused', refusedAt: AT, reason: 'no-address' }
    for (const one of [waiting, refused, { ...base, status: 'unneeded', endedAt: AT } as const]) {
      expect(toldMail(one, 'delivered', AT)).toBeUndefined()
    }
  })

  test('has the gravest outcome of all that is told, in whichever order and however often', () => {
    const all: Told[] = ['taken', 'delivered', 'bounced', 'complained']
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...all), { minLength: 1 }), (told) => {
        const end = told.reduce<Mail>((mail, one) => toldMail(mail, one, AT) ?? mail, sending)
        const gravest = all.findLast((one) => told.includes(one))
        expect(end).toMatchObject({ status: 'sent' })
        expect(end.status === 'sent' && (end.outcome ?? 'taken')).toBe(gravest)
      }),
    )
  })
})
