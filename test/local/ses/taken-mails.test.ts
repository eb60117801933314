import type { SendEmailCommandInput } from '@aws-sdk/client-sesv2'
import { describe, expect, test } from 'vitest'
import type { MailFault } from '../../../local/contracts.ts'
import { mailbox } from '../../support/mailbox.ts'
import { inShort, mail, startRig } from './ses-rig.ts'

const simple = mail.Content.Simple

describe('what SES does not take', () => {
  test.for<readonly [what: string, more: Partial<SendEmailCommandInput>, name: string, message?: string]>([
    ['another configuration set', { ConfigurationSetName: 'another' }, 'NotFoundException'],
    [
      'a sender of another domain',
      { FromEmailAddress: 'noreply@another.org' },
      'MessageRejected',
      'not verified',
    ],
    [
      'a domain that only ends alike',
      { FromEmailAddress: 'noreply@badexample.org' },
      'MessageRejected',
      'not verified',
    ],
    [
      'an address without a domain',
      { Destination: { ToAddresses: ['anna'] } },
      'BadRequestException',
      '@domain',
    ],
    ['nobody to send to', { Destination: { ToAddresses: [] } }, 'BadRequestException', 'recipients'],
    [
      'a tag that holds an address',
      { EmailTags: [{ Name: 'mail', Value: 'a@b.it' }] },
      'BadRequestException',
      'EmailTags',
    ],
    [
      'a header of two lines',
      {
        Content: { Simple: { ...simple, Headers: [{ Name: 'List-Id', Value: 'a\r\nBcc: b@c.it' }] } },
      },
      'BadRequestException',
      'Headers',
    ],
    ['no body', { Content: { Simple: { ...simple, Body: {} } } }, 'BadRequestException', 'content'],
    [
      'what this runner does not keep',
      { FeedbackForwardingEmailAddress: 'a@b.it' },
      'BadRequestException',
      'FeedbackForwardingEmailAddress is not known to the local runner',
    ],
  ])('%s', async ([, more, name, message = '']) => {
    const { send, stack, told } = await startRig()
    await expect(send(more)).rejects.toMatchObject({ name, message: expect.stringContaining(message) })
    expect(await mailbox(stack)).toEqual([])
    expect(told).toEqual([])
  })
})

test('a sender of a subdomain, and one without a name, are of the verified domain', async () => {
  const { send, stack } = await startRig()
  await send({ FromEmailAddress: 'Raccordo <noreply@mail.example.org>' })
  await send({ FromEmailAddress: 'noreply@example.org' })
  expect(await mailbox(stack)).toHaveLength(2)
})

describe('what a test may ask SES for', () => {
  test.for([
    ['throttled', 'TooManyRequestsException', 429],
    ['quota-used-up', 'TooManyRequestsException', 429],
    ['paused', 'SendingPausedException', 400],
    ['suspended', 'AccountSuspendedException', 400],
    ['not-verified', 'MessageRejected', 400],
    ['rejected', 'MessageRejected', 400],
    ['no-configuration-set', 'NotFoundException', 404],
    ['not-allowed', 'AccessDeniedException', 403],
    ['failed', 'InternalServiceErrorException', 500],
  ] as const)('to be %s, for as long as it says', async ([fault, name, httpStatusCode]) => {
    let present: MailFault | undefined = fault
    const { send, stack, told } = await startRig({ hooks: { mail: () => present } })
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await expect(send()).rejects.toMatchObject({ name, $metadata: { httpStatusCode } })
    }
    expect([await mailbox(stack), told]).toEqual([[], []])
    present = undefined
    await send()
    expect(await mailbox(stack)).toHaveLength(1)
  })

  test('to take a mail and break off before it says so', async () => {
    const { send, stack, told } = await startRig({ hooks: { mail: () => 'answer-lost' } })
    await expect(send()).rejects.toThrow(/socket hang up|ECONNRESET|other side closed/)
    expect(await mailbox(stack)).toHaveLength(1)
    expect(told.map(inShort)).toEqual(['Send', 'Delivery'])
  })

  test('to take a mail of which nobody ever hears', async () => {
    const { send, stack, told } = await startRig({ hooks: { mail: () => 'answer-and-events-lost' } })
    await expect(send()).rejects.toThrow(/socket hang up|ECONNRESET|other side closed/)
    expect(await mailbox(stack)).toHaveLength(1)
    expect(told).toEqual([])
  })

  test('to break off before it takes a mail', async () => {
    const { send, stack, told } = await startRig({ hooks: { mail: () => 'request-lost' } })
    await expect(send()).rejects.toThrow(/socket hang up|ECONNRESET|other side closed/)
    expect([await mailbox(stack), told]).toEqual([[], []])
  })
})
