import {
  DescribeEventBusCommand,
  EventBridgeClient,
  ListEventBusesCommand,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge'
import { afterEach, describe, expect, test } from 'vitest'
import type { ServiceCall } from '../../local/contracts.ts'
import { type EventBridgeOptions, type LocalEventBridge, startEventBridge } from '../../local/eventbridge.ts'
import type { RuleTarget } from '../../local/template/event-rules.ts'

const place = { stackName: 'Test', accountId: '000000000000', region: 'eu-south-1' }
const clock = { now: () => new Date('2026-03-02T08:00:00.500Z'), offsetMs: () => 0, timeScale: 100 }
const target: RuleTarget = {
  id: 'T',
  arn: 'arn:aws:sqs:eu-south-1:000000000000:jobs',
  kind: 'sqs',
  name: 'jobs',
  maximumRetryAttempts: 2,
}
const entry: PutEventsRequestEntry = {
  Source: 'raccordo',
  DetailType: 'referral.received',
  Detail: '{"id":"r1"}',
  EventBusName: 'main',
}

interface Sent {
  readonly queue: string
  readonly body: unknown
  readonly attributes?: Readonly<Record<string, string>> | undefined
}

let running: { bridge: LocalEventBridge; client: EventBridgeClient } | undefined
afterEach(async () => {
  running?.client.destroy()
  await running?.bridge.stop()
})

async function start(targets: readonly RuleTarget[] = [target], more: Partial<EventBridgeOptions> = {}) {
  const sent: Sent[] = []
  const rule = {
    name: 'rule',
    arn: 'arn:rule',
    busName: 'main',
    pattern: { source: ['raccordo'] },
    enabled: true,
    targets,
  }
  const bridge = await startEventBridge({
    place,
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
  return { client, put, sent }
}

describe('an event that a rule matches reaches its target', () => {
  test('whole, with the time of the moved clock', async () => {
    const { put, sent } = await start()
    const { FailedEntryCount, Entries } = await put(entry)
    await expect.poll(() => sent).toHaveLength(1)
    expect(FailedEntryCount).toBe(0)
    expect(sent[0]).toMatchObject({
      queue: 'jobs',
      body: {
        version: '0',
        id: Entries?.[0]?.EventId,
        source: 'raccordo',
        'detail-type': 'referral.received',
        time: '2026-03-02T08:00:00Z',
        account: '000000000000',
        region: 'eu-south-1',
        detail: { id: 'r1' },
      },
    })
  })

  test.each([
    ['the part that InputPath names', { inputPath: '$.detail' }, { id: 'r1' }],
    ['the constant of Input', { input: '{"wake":true}' }, { wake: true }],
  ])('as %s', async (_, shape, body) => {
    const { put, sent } = await start([{ ...target, ...shape }])
    await put(entry)
    await expect.poll(() => sent).toEqual([{ queue: 'jobs', body, attributes: undefined }])
  })

  test('that is a function', async () => {
    const { put, sent } = await start([{ ...target, kind: 'lambda', name: 'work' }])
    await put(entry)
    await expect.poll(() => sent).toMatchObject([{ queue: 'function work', body: { detail: { id: 'r1' } } }])
  })

  test('and no other: neither another source nor another bus', async () => {
    const { put, sent } = await start()
    await put(
      { ...entry, Source: 'other' },
      { ...entry, EventBusName: 'default' },
      { ...entry, Detail: '{"id":"last"}' },
    )
    await expect.poll(() => sent).toHaveLength(1)
    expect(sent[0]?.body).toMatchObject({ detail: { id: 'last' } })
  })

  test('after a failure, by trying again', async () => {
    let attempts = 0
    const { put } = await start([target], {
      sendToQueue: async () => {
        attempts += 1
        if (attempts < 3) throw new Error('busy')
      },
    })
    await put(entry)
    await expect.poll(() => attempts).toBe(3)
  })
})

test('an event that cannot be delivered goes to the dead letters with rule, target and error', async () => {
  const dead: Sent[] = []
  const { put } = await start([{ ...target, deadLetterQueueName: 'dead' }], {
    sendToQueue: async (queue, body, attributes) => {
      if (queue === 'jobs') throw new Error('no such queue')
      dead.push({ queue, body: JSON.parse(body), attributes })
    },
  })
  await put(entry)
  await expect
    .poll(() => dead)
    .toMatchObject([
      {
        queue: 'dead',
        body: { detail: { id: 'r1' } },
        attributes: {
          RULE_ARN: 'arn:rule',
          TARGET_ARN: target.arn,
          ERROR_CODE: 'Error',
          ERROR_MESSAGE: 'no such queue',
          RETRY_ATTEMPTS: '2',
        },
      },
    ])
})

test('an event without dead letters that cannot be delivered is told as lost', async () => {
  const lost: string[] = []
  const { put } = await start([target], {
    sendToQueue: () => Promise.reject(new Error('no such queue')),
    onLost: (_, message) => lost.push(message),
  })
  await put(entry)
  await expect.poll(() => lost).toMatchObject([/did not reach .*jobs: no such queue/])
})

describe('an entry is refused inside a call that succeeds', () => {
  test.each([
    ['without a source', { Source: '' }, 'InvalidArgument'],
    ['with a detail that is no JSON', { Detail: 'x' }, 'MalformedDetail'],
    ['with a detail that is no object', { Detail: '[1]' }, 'MalformedDetail'],
    ['in the name of AWS', { Source: 'aws.s3' }, 'NotAuthorizedForSourceException'],
    ['for a bus that is not there', { EventBusName: 'nowhere' }, 'ResourceNotFoundException'],
  ])('%s', async (_, wrong, code) => {
    const { put, sent } = await start()
    const output = await put({ ...entry, ...wrong }, entry)
    expect(output.FailedEntryCount).toBe(1)
    expect(output.Entries?.[0]?.ErrorCode).toBe(code)
    expect(output.Entries?.[1]?.EventId).toBeDefined()
    await expect.poll(() => sent).toHaveLength(1)
  })

  test('when the hook throttles the call; each call is told to the hooks', async () => {
    const calls: ServiceCall[] = []
    const { put, sent } = await start([target], {
      hooks: {
        before: (call) => (calls.push(call) === 1 ? 'throttle' : undefined),
        after: (call) => void calls.push(call),
      },
    })
    const refused = { ErrorCode: 'ThrottlingException', ErrorMessage: 'Rate exceeded' }
    const taken = { EventId: expect.any(String) }
    expect(await put(entry)).toMatchObject({ FailedEntryCount: 1, Entries: [refused] })
    expect(await put(entry)).toMatchObject({ FailedEntryCount: 0, Entries: [taken] })
    await expect.poll(() => sent).toHaveLength(1)
    const call = { service: 'eventbridge', operation: 'PutEvents', accessKeyId: 'KEY' }
    expect(calls).toEqual([call, call, call, call])
  })

  test('from the middle on, when the hook throttles a call of several', async () => {
    const { put, sent } = await start([target], { hooks: { before: () => 'throttle' } })
    const output = await put(entry, entry, entry)
    expect(output.FailedEntryCount).toBe(2)
    expect(output.Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
      undefined,
      'ThrottlingException',
      'ThrottlingException',
    ])
    await expect.poll(() => sent).toHaveLength(1)
  })
})

describe('a whole call is refused', () => {
  test.each([
    ['with no entry', []],
    ['with eleven entries', Array.from({ length: 11 }, () => entry)],
    ['above 256 KB in all', [{ ...entry, Detail: JSON.stringify({ text: 'è'.repeat(131_072) }) }]],
  ])('%s', async (_, entries) => {
    const { put } = await start()
    await expect(put(...entries)).rejects.toMatchObject({ name: 'ValidationException' })
  })
})

test('chance delivers an event twice and late, and stopping waits for it', async () => {
  const { put, sent } = await start([target], { chaos: { duplicates: () => true, lateMs: () => 100 } })
  await put(entry)
  expect(sent).toEqual([])
  expect(running?.bridge.pending()).toBe(2)
  await running?.bridge.stop()
  expect(sent).toHaveLength(2)
})

test('buses, rules and targets can be listed', async () => {
  const { client } = await start()
  const { EventBuses } = await client.send(new ListEventBusesCommand({}))
  const { Rules } = await client.send(new ListRulesCommand({ EventBusName: 'main' }))
  const { Targets } = await client.send(new ListTargetsByRuleCommand({ EventBusName: 'main', Rule: 'rule' }))
  expect(EventBuses?.map(({ Name }) => Name)).toEqual(['default', 'main'])
  expect(Rules).toMatchObject([{ Name: 'rule', EventPattern: '{"source":["raccordo"]}', State: 'ENABLED' }])
  expect(Targets).toMatchObject([{ Id: 'T', Arn: target.arn }])
  await expect(client.send(new DescribeEventBusCommand({ Name: 'nowhere' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
})

test('a rule on a bus that is not there is refused', async () => {
  await expect(start([target], { buses: [] })).rejects.toThrow(/rule rule is on the bus main/)
})
