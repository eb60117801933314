import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge'
import { afterEach } from 'vitest'
import {
  type EventBridgeOptions,
  type LocalEventBridge,
  startEventBridge,
} from '../../../local/eventbridge.ts'
import type { RuleTarget } from '../../../local/template/event-rules.ts'

const environment = { stackName: 'Test', accountId: '000000000000', region: 'eu-south-1' }
const clock = { now: () => new Date('2026-03-02T08:00:00.500Z'), offsetMs: () => 0, timeScale: 100 }
/** The queue that the rule of the bus sends to. */
export const target: RuleTarget = {
  id: 'T',
  arn: 'arn:aws:sqs:eu-south-1:000000000000:jobs',
  kind: 'sqs',
  name: 'jobs',
  maximumRetryAttempts: 2,
}
/** An entry that the rule matches. */
export const entry: PutEventsRequestEntry = {
  Source: 'raccordo',
  DetailType: 'referral.received',
  Detail: '{"id":"r1"}',
  EventBusName: 'main',
}

/** What reached a target. */
export interface Sent {
  readonly queue: string
  readonly body: unknown
  readonly attributes?: Readonly<Record<string, string>> | undefined
}

let running: { bridge: LocalEventBridge; client: EventBridgeClient } | undefined
afterEach(async () => {
  running?.client.destroy()
  await running?.bridge.stop()
})

/** Starts a bus with one rule; it stops after the test. */
export async function startBus(
  targets: readonly RuleTarget[] = [target],
  more: Partial<EventBridgeOptions> = {},
) {
  const sent: Sent[] = []
  const rule = {
    name: 'rule',
    arn: 'arn:rule',
    busName: 'main',
    pattern: { source: ['raccordo'] },
    isEnabled: true,
    targets,
  }
  const bridge = await startEventBridge({
    environment,
    clock,
    buses: [{ logicalId: 'Bus', name: 'main', arn: 'arn:aws:events:eu-south-1:000000000000:event-bus/main' }],
    rules: [rule],
    sendToQueue: async (queue, body, attributes) =>
      void sent.push({ queue, body: JSON.parse(body), attributes }),
    startFunction: (name, payload) => void sent.push({ queue: `function ${name}`, body: payload }),
    ...more,
  })
  const client = new EventBridgeClient({
    endpoint: bridge.url,
    region: 'eu-south-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'KEY', secretAccessKey: 'x' },
  })
  running = { bridge, client }
  const put = (...Entries: PutEventsRequestEntry[]) => client.send(new PutEventsCommand({ Entries }))
  return { bridge, client, put, sent }
}
