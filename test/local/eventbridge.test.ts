import {
  DescribeEventBusCommand,
  ListEventBusesCommand,
  ListRulesCommand,
  ListTargetsByRuleCommand,
} from '@aws-sdk/client-eventbridge'
import { describe, expect, test } from 'vitest'
import { entry, type Sent, startBus, target } from './eventbridge/bus-rig.ts'

describe('an event that a rule matches reaches its target', () => {
  test('whole, with the time of the moved clock', async () => {
    const { put, sent } = await startBus()
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
    [
      'what its transformer makes of it',
      { transformer: { paths: { id: '$.detail.id' }, template: '{"is":<id>,"from":"the bus"}' } },
      { is: 'r1', from: 'the bus' },
    ],
  ])('as %s', async (_, shape, body) => {
    const { put, sent } = await startBus([{ ...target, ...shape }])
    await put(entry)
    await expect.poll(() => sent).toEqual([{ queue: 'jobs', body, attributes: undefined }])
  })

  test('that is a function', async () => {
    const { put, sent } = await startBus([{ ...target, kind: 'lambda', name: 'work' }])
    await put(entry)
    await expect.poll(() => sent).toMatchObject([{ queue: 'function work', body: { detail: { id: 'r1' } } }])
  })

  test('and no other: neither another source nor another bus', async () => {
    const { put, sent } = await startBus()
    await put(
      { ...entry, Source: 'other' },
      { ...entry, EventBusName: 'default' },
      { ...entry, Detail: '{"id":"last"}' },
    )
    await expect.poll(() => sent).toHaveLength(1)
    expect(sent[0]?.body).toMatchObject({ detail: { id: 'last' } })
  })

  test('that another service of AWS told the default bus', async () => {
    const { bridge, sent } = await startBus([], {
      rules: [
        {
          ...{ name: 'rule', arn: 'arn:rule', busName: 'default', pattern: { source: ['aws.ses'] } },
          ...{ isEnabled: true, targets: [target] },
        },
      ],
    })
    const at = new Date('2026-03-02T08:00:00.500Z')
    bridge.tell({ source: 'aws.other', detailType: 'No', resources: [], at, detail: {} })
    bridge.tell({ source: 'aws.ses', detailType: 'Email Sent', resources: ['r'], at, detail: { a: 1 } })
    await expect.poll(() => sent).toHaveLength(1)
    expect(sent[0]?.body).toMatchObject({
      ...{ source: 'aws.ses', 'detail-type': 'Email Sent', resources: ['r'], detail: { a: 1 } },
      ...{ time: '2026-03-02T08:00:00Z', account: '000000000000', region: 'eu-south-1' },
    })
  })

  test('after a failure, by trying again', async () => {
    let attempts = 0
    const { put } = await startBus([target], {
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
  const { put } = await startBus([{ ...target, deadLetterQueueName: 'dead' }], {
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
  const { put } = await startBus([target], {
    sendToQueue: () => Promise.reject(new Error('no such queue')),
    onLost: (_, message) => lost.push(message),
  })
  await put(entry)
  await expect.poll(() => lost).toMatchObject([/did not reach .*jobs: no such queue/])
})

test('chance delivers an event twice and late, and stopping waits for it', async () => {
  const { bridge, put, sent } = await startBus([target], {
    chaos: { duplicates: () => true, lateMs: () => 100 },
  })
  await put(entry)
  expect(sent).toEqual([])
  expect(bridge.pending()).toBe(2)
  await bridge.stop()
  expect(sent).toHaveLength(2)
})

test('buses, rules and targets can be listed', async () => {
  const { client } = await startBus()
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
  await expect(startBus([target], { buses: [] })).rejects.toThrow(/rule rule is on the bus main/)
})
