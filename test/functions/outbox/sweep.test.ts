import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { arrive } from '../../../functions/intake/arrival.ts'
import { quarantine } from '../../../functions/intake/quarantine.ts'
import { openEventBus } from '../../../functions/outbox/event-bus.ts'
import { republish } from '../../../functions/outbox/left-behind-events.ts'
import { requeue } from '../../../functions/outbox/left-behind-submissions.ts'
import type { Submission } from '../../../shared/domain/submission.ts'
import { openQueue } from '../../../shared/queue.ts'
import { commit } from '../../../shared/table/commit.ts'
import { districtShape } from '../../../shared/table/district-store.ts'
import { submissionShape } from '../../../shared/table/submission-store.ts'
import type { Table } from '../../../shared/table/table.ts'
import { districts } from '../../support/districts.ts'
import { mockedClient } from '../../support/mocked-client.ts'
import { delivery } from '../../support/submissions.ts'
import { startTable } from '../../support/table.ts'

process.env['AWS_REGION'] = 'eu-south-1'
const bus = mockedClient(EventBridgeClient)
const queue = mockedClient(SQSClient)
const now = new Date()
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

let table: Table
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ table, stop } = await startTable())
  await commit(
    table,
    districts.map((one) => ({ create: districtShape.toItem(one) })),
    [],
  )
})
afterAll(() => stop())
beforeEach(() => {
  bus.reset()
  queue.reset()
  queue.on(SendMessageCommand).resolves({})
  bus.on(PutEventsCommand).callsFake(({ Entries }) => ({ Entries: Entries.map(() => ({ EventId: 'e' })) }))
})

async function arrived(id: string, at: Date): Promise<Submission> {
  const { submission, event } = arrive(undefined, delivery('{}', id), at)
  await commit(table, [{ create: submissionShape.toItem(submission) }], [event])
  return submission
}

describe('what the stream lost', () => {
  const again = (age: number) => republish(table, openEventBus('bus'), minutesAgo(age))

  test('is published when it is old enough, told with its age, and only once', async () => {
    await arrived('left', minutesAgo(3))
    await arrived('fresh', minutesAgo(0))
    expect(await again(2)).toEqual({ count: 1, oldest: minutesAgo(3) })
    expect(await again(2)).toEqual({ count: 0, oldest: undefined })
  })

  test('stays when the bus refuses it', async () => {
    await arrived('refused', minutesAgo(5))
    bus.on(PutEventsCommand).resolves({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'InternalFailure' }] })
    expect((await again(2)).count).toBe(0)
    bus.on(PutEventsCommand).resolves({ Entries: [{ EventId: 'e' }] })
    expect((await again(2)).count).toBe(1)
  })

  test('is published though a record that cannot be read lies beside it', async () => {
    const at = minutesAgo(9).toISOString()
    const Item = { pk: 'X', sk: `EVENT#${at}#x`, v: 99, gsi2pk: 'OUTBOX#0', gsi2sk: at }
    await table.client.send(new PutCommand({ TableName: table.name, Item }))
    await arrived('beside', minutesAgo(8))
    expect(await again(2)).toEqual({ count: 1, oldest: minutesAgo(9) })
  })
})

describe('a submission left behind', () => {
  const again = (at = now) => requeue(table, openQueue('http://queue'), 900, at)
  const sent = () =>
    queue.commandCalls(SendMessageCommand).map(({ args }) => JSON.parse(args[0].input.MessageBody ?? ''))

  test('is queued again with the event’s own id, once in a quarter of an hour', async () => {
    const left = await arrived('stuck', minutesAgo(16))
    const { event } = arrive(undefined, delivery('{}', 'stuck'), minutesAgo(16))
    expect(await again()).toBe(1)
    expect(sent()).toMatchObject([
      { id: event.id, type: 'submission.received', data: { bodyHash: left.bodyHash } },
    ])
    expect(await again(new Date(now.getTime() + 60_000))).toBe(0)
    expect(await again(new Date(now.getTime() + 901_000))).toBeGreaterThan(0)
  })

  test('is left alone once it is settled', async () => {
    const submission = await arrived('settled', minutesAgo(20))
    const { submission: next, events } = quarantine(
      submission,
      { problems: [{ field: 'needs', problem: 'missing' }], danger: 'no' },
      now,
    )
    await commit(table, [{ replace: submissionShape.toItem(next) }], events)
    await again()
    expect(JSON.stringify(sent())).not.toContain(submission.hash)
  })
})
