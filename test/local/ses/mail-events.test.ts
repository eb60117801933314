import { describe, expect, test } from 'vitest'
import { inShort, NOW, startRig } from './ses-rig.ts'

describe('what becomes of a mail', () => {
  test.for([
    ['anna@scuola.example', ['Send', 'Delivery']],
    ['success@simulator.amazonses.com', ['Send', 'Delivery']],
    ['bounce@simulator.amazonses.com', ['Send', 'Bounce Permanent General']],
    ['Bounce+anna@Simulator.AmazonSES.com', ['Send', 'Bounce Permanent General']],
    ['complaint+2@simulator.amazonses.com', ['Send', 'Delivery', 'Complaint']],
    ['ooto@simulator.amazonses.com', ['Send', 'Delivery', 'Bounce Transient General']],
    ['suppressionlist@simulator.amazonses.com', ['Send', 'Bounce Permanent Suppressed']],
    ['nobody@simulator.amazonses.com', ['Send', 'Bounce Permanent General']],
    ['anna@scuola.invalid', ['Send', 'Bounce Permanent General']],
    ['bounce@scuola.example', ['Send', 'Delivery']],
  ] as const)('to %s', async ([address, outcomes]) => {
    const { sendTo, told } = await startRig()
    await sendTo(address)
    expect(told.map(inShort)).toEqual(outcomes)
  })
})

test('an event has the shape that SES gives it, address and subject included', async () => {
  const { sendTo, told } = await startRig()
  const { MessageId } = await sendTo('bounce@simulator.amazonses.com')
  expect(told[1]).toMatchObject({
    source: 'aws.ses',
    detailType: 'Email Bounced',
    at: NOW,
    detail: {
      eventType: 'Bounce',
      bounce: {
        bounceType: 'Permanent',
        bouncedRecipients: [{ emailAddress: 'bounce@simulator.amazonses.com', status: '5.1.1' }],
      },
      mail: {
        messageId: MessageId,
        destination: ['bounce@simulator.amazonses.com'],
        commonHeaders: { subject: 'BG-26-0042' },
        tags: {
          mail: ['0123456789abcdef0123456789abcdef'],
          'ses:configuration-set': ['raccordo-test'],
        },
      },
    },
  })
})

test('only what the configuration set asks for is told, and nothing of a mail without one', async () => {
  const { send, told } = await startRig({ types: ['Delivery'] })
  await send()
  await send({ ConfigurationSetName: undefined })
  expect(told.map(inShort)).toEqual(['Delivery'])
})
