import { SESv2Client, SendEmailCommand, type SendEmailCommandInput } from '@aws-sdk/client-sesv2'
import { afterEach } from 'vitest'
import type { CallHooks } from '../../../local/contracts.ts'
import type { ServiceEvent } from '../../../local/eventbridge/service-event.ts'
import { type LocalSes, startSes } from '../../../local/ses.ts'
import type { MailEventType } from '../../../local/template/ses.ts'

const environment = { stackName: 'Test', accountId: '000000000000', region: 'eu-south-1' }
export const NOW = new Date('2026-03-02T08:00:00.500Z')
export const accessKeyId = 'KEY'
const everyType: readonly MailEventType[] = ['Send', 'Delivery', 'Bounce', 'Complaint', 'Reject']

export const mail = {
  FromEmailAddress: 'Raccordo <noreply@example.org>',
  Destination: { ToAddresses: ['anna@scuola.example'] },
  Content: {
    Simple: {
      Subject: { Data: 'BG-26-0042', Charset: 'UTF-8' },
      Body: { Text: { Data: 'ciao' }, Html: { Data: '<p>ciao</p>' } },
      Headers: [{ Name: 'Auto-Submitted', Value: 'auto-generated' }],
    },
  },
  EmailTags: [{ Name: 'mail', Value: '0123456789abcdef0123456789abcdef' }],
  ConfigurationSetName: 'raccordo-test',
} satisfies SendEmailCommandInput

interface RigOptions {
  readonly hooks?: CallHooks
  readonly types?: readonly MailEventType[]
}

let stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops) await stop()
  stops = []
})

/** SES with one domain and one configuration set; it stops after the test. */
export async function startRig({ hooks, types = everyType }: RigOptions = {}) {
  const told: ServiceEvent[] = []
  const ses: LocalSes = await startSes({
    ses: { configurationSets: new Map([['raccordo-test', new Set(types)]]), identities: ['example.org'] },
    environment,
    clock: { now: () => NOW },
    hooks,
    tell: (event) => told.push(event),
  })
  const client = new SESv2Client({
    endpoint: ses.url,
    region: 'eu-south-1',
    maxAttempts: 1,
    credentials: { accessKeyId, secretAccessKey: 'x' },
  })
  stops.push(async () => {
    client.destroy()
    await ses.stop()
  })
  const sendMail = (more: Partial<SendEmailCommandInput> = {}) =>
    client.send(new SendEmailCommand({ ...mail, ...more }))
  return {
    ...{ ses, told },
    stack: { endpoints: { mailbox: ses.mailboxUrl } },
    send: sendMail,
    sendTo: (address: string) => sendMail({ Destination: { ToAddresses: [address] } }),
  }
}

/** What was told of a mail, in short: `Bounce Permanent General`. */
export function inShort({ detail }: ServiceEvent): string {
  const bounce = Object(detail['bounce'])
  return [detail['eventType'], bounce.bounceType, bounce.bounceSubType].filter(Boolean).join(' ')
}
