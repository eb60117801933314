import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BusEvent } from '../../../local/eventbridge/put-events.ts'
import { type RunningStack, startStack } from '../../../local/stack.ts'
import { mailbox } from '../../support/mailbox.ts'
import { mail } from '../ses/ses-rig.ts'
import { writeTinyAssembly } from './tiny-assembly.ts'

const rule = (types: readonly string[], template: string, paths: Readonly<Record<string, string>> = {}) => ({
  Type: 'AWS::Events::Rule',
  Properties: {
    EventPattern: {
      source: ['aws.ses'],
      detail: {
        eventType: types,
        mail: { tags: { 'ses:configuration-set': ['raccordo-test'], mail: [{ exists: true }] } },
      },
    },
    Targets: [
      {
        Id: 'queue',
        Arn: { 'Fn::GetAtt': ['Outcomes', 'Arn'] },
        InputTransformer: {
          InputPathsMap: {
            type: '$.detail.eventType',
            mail: '$.detail.mail.tags.mail[0]',
            at: '$.time',
            ...paths,
          },
          InputTemplate: template,
        },
      },
    ],
  },
})

const resources = {
  Outcomes: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'tiny-outcomes' } },
  Identity: { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'example.org' } },
  Set: { Type: 'AWS::SES::ConfigurationSet', Properties: { Name: 'raccordo-test' } },
  Destination: {
    Type: 'AWS::SES::ConfigurationSetEventDestination',
    Properties: {
      ConfigurationSetName: { Ref: 'Set' },
      EventDestination: {
        EventBridgeDestination: { EventBusArn: 'arn:aws:events:eu-south-1:000000000000:event-bus/default' },
        MatchingEventTypes: ['send', 'bounce', 'delivery'],
      },
    },
  },
  Others: rule(['Send', 'Delivery'], '{"type":<type>,"mail":<mail>,"at":<at>}'),
  Bounces: rule(['Bounce'], '{"type":<type>,"bounceType":<bounce>,"mail":<mail>,"at":<at>}', {
    bounce: '$.detail.bounce.bounceType',
  }),
}

let folder: string
let stack: RunningStack
let events: BusEvent[]
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'raccordo-outcomes-'))
  events = []
  stack = await startStack({
    stateFolder: join(folder, 'state'),
    assembly: writeTinyAssembly(join(folder, 'assembly'), resources),
    demo: 'none',
    now: new Date('2026-03-02T08:00:00Z'),
    onEvent: (event) => events.push(event),
  })
})
afterEach(async () => {
  expect(await stack.stop()).toEqual([])
  rmSync(folder, { recursive: true, force: true })
})

const common = { region: 'eu-south-1', credentials: { accessKeyId: 'test', secretAccessKey: 'x' } }

async function send(address: string, more: Partial<typeof mail> = {}): Promise<void> {
  const client = new SESv2Client({ ...common, endpoint: stack.endpoints.ses })
  const Destination = { ToAddresses: [address] }
  await client.send(new SendEmailCommand({ ...mail, Destination, ...more }))
  client.destroy()
}

async function received(count: number): Promise<string[]> {
  const client = new SQSClient({ ...common, endpoint: stack.endpoints.sqs })
  const QueueUrl = stack.endpoints.queues['tiny-outcomes']
  const bodies: string[] = []
  while (bodies.length < count) {
    const receive = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 5 })
    const { Messages = [] } = await client.send(receive)
    bodies.push(...Messages.map(({ Body = '' }) => Body))
  }
  client.destroy()
  return bodies
}

test('what becomes of a mail comes over the default bus to a queue, with neither address nor subject', async () => {
  await send('bounce+anna@simulator.amazonses.com')
  await expect
    .poll(stack.unquiet, { interval: 20 })
    .toEqual([expect.stringMatching(/^queue tiny-outcomes: 2$/)])
  const bodies = await received(2)
  const at = expect.stringMatching(/^2026-03-02T08:0\d:\d\dZ$/)
  const id = mail.EmailTags[0]?.Value
  expect(bodies.map((body) => JSON.parse(body)).toSorted(byType)).toEqual([
    { type: 'Bounce', bounceType: 'Permanent', mail: id, at },
    { type: 'Send', mail: id, at },
  ])
  expect(bodies.join()).not.toMatch(/anna|simulator|example|BG-26-0042/)
  expect(await mailbox(stack)).toMatchObject([{ to: 'bounce+anna@simulator.amazonses.com' }])
})

test('of a mail without our tag nothing comes', async () => {
  await send('bounce@simulator.amazonses.com', { EmailTags: [] })
  await send('anna@scuola.example')
  await expect.poll(() => events.length).toBe(4)
  const types = (await received(2)).map((body) => JSON.parse(body).type)
  expect(types.toSorted()).toEqual(['Delivery', 'Send'])
  expect(events.map((event) => event['detail-type'])).toContain('Email Bounced')
})

function byType(one: { type: string }, other: { type: string }): number {
  return one.type.localeCompare(other.type)
}
