import { describe, expect, test } from 'vitest'
import { aboutIn, messageIn } from '../../cli/dead-letter-body.ts'

const id = '0123456789abcdef0123456789abcdef'
const event = { id, type: 'referral.received', subject: 'referral/r1' }

function sesEvent(detail: object) {
  const mail = {
    destination: ['anna@scuola.it'],
    commonHeaders: { subject: 'BG-26-0042' },
    tags: { mail: [id], 'ses:configuration-set': ['raccordo-dev'] },
  }
  return { source: 'aws.ses', time: '2026-03-02T08:00:00Z', detail: { ...detail, mail } }
}

describe('what goes back into a queue is', () => {
  test.for([
    ['a message as it was', event, event],
    ['the event that a rule could not deliver', { source: 'raccordo', detail: event }, event],
    ['a wake-up as it was', { mail: id }, { mail: id }],
    [
      'of SES’s event of a mail that came back only what its rule lets through',
      sesEvent({ eventType: 'Bounce', bounce: { bounceType: 'Permanent', bouncedRecipients: ['anna@'] } }),
      { type: 'Bounce', bounceType: 'Permanent', mail: id, at: '2026-03-02T08:00:00Z' },
    ],
    [
      'of SES’s event of a mail that arrived the same, without a kind of bounce',
      sesEvent({ eventType: 'Delivery', delivery: { recipients: ['anna@scuola.it'] } }),
      { type: 'Delivery', mail: id, at: '2026-03-02T08:00:00Z' },
    ],
  ] as const)('%s', ([, body, message]) => {
    expect(messageIn(JSON.stringify(body))).toEqual(message)
  })

  test('nothing of ours when it is no JSON object', () => {
    expect([messageIn('oops'), messageIn('"text"'), messageIn('null')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('a dead letter says what it is about:', () => {
  test.for([
    [event, { type: 'referral.received', subject: 'referral/r1' }],
    [{ mail: id }, { type: 'wake-up', subject: `mail/${id}` }],
    [
      { type: 'Bounce', mail: id },
      { type: 'Bounce', subject: `mail/${id}` },
    ],
    [undefined, { type: 'unknown', subject: '' }],
  ] as const)('%o', ([message, about]) => {
    expect(aboutIn(message)).toEqual(about)
  })
})
