import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBStreamEvent } from 'aws-lambda'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { arrive } from '../../../functions/intake/arrival.ts'
import { eventItem } from '../../../shared/table/event-item.ts'
import { captureLog } from '../../support/captured-log.ts'
import { context } from '../../support/http-event.ts'
import { mockedClient } from '../../support/mocked-client.ts'
import { arrivedAt, delivery } from '../../support/submissions.ts'

process.env['TABLE_NAME'] = 'table'
process.env['BUS_NAME'] = 'bus'
process.env['AWS_REGION'] = 'eu-south-1'
const { handler } = await import('../../../functions/outbox/publish-events.ts')

const table = mockedClient(DynamoDBDocumentClient)
const bus = mockedClient(EventBridgeClient)
let log: ReturnType<typeof captureLog>
beforeEach(() => {
  log = captureLog()
  table.reset()
  bus.reset()
  table.on(UpdateCommand).resolves({})
  bus.on(PutEventsCommand).callsFake(({ Entries }) => ({ Entries: Entries.map(() => ({ EventId: 'e' })) }))
})
afterEach(() => log.release())

const events = Array.from(
  { length: 12 },
  (_, n) => arrive(undefined, delivery('{}', `s-${n}`), arrivedAt).event,
)

function records(items: readonly object[]): DynamoDBStreamEvent {
  const Records = items.map((item, n) => ({
    eventName: 'INSERT',
    dynamodb: { SequenceNumber: String(n), NewImage: marshall(item) },
  }))
  return { Records } as DynamoDBStreamEvent
}

const marked = () => table.commandCalls(UpdateCommand).map(({ args }) => args[0].input.Key?.['pk'])

describe('publishing events', () => {
  test('each is put on the bus as its envelope, ten at a time, and taken out of the outbox', async () => {
    expect(await handler(records(events.map(eventItem)), context)).toEqual({ batchItemFailures: [] })
    const entries = bus.commandCalls(PutEventsCommand).map(({ args }) => args[0].input.Entries ?? [])
    expect(entries.map(({ length }) => length)).toEqual([10, 2])
    expect(entries[0]?.[0]).toMatchObject({
      Source: 'raccordo',
      DetailType: 'submission.received',
      EventBusName: 'bus',
    })
    expect(entries.flat().map(({ Detail }) => JSON.parse(Detail ?? ''))).toEqual(events)
    expect(marked()).toHaveLength(12)
  })

  test('an entry that the bus refuses inside a successful answer is retried and stays in the outbox', async () => {
    bus.on(PutEventsCommand).resolves({
      FailedEntryCount: 1,
      Entries: [{ EventId: 'e' }, { ErrorCode: 'Throttled' }, { EventId: 'e' }],
    })
    const some = events.slice(0, 3).map(eventItem)
    expect(await handler(records(some), context)).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] })
    expect(marked()).toEqual([some[0]?.pk, some[2]?.pk])
  })

  test('a record that is no event of ours fails alone', async () => {
    const strange = { pk: 'X', sk: 'EVENT#x', v: 1, name: 'Canary' }
    const answer = await handler(records([eventItem(events[0] ?? fail()), strange]), context)
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] })
    expect(log.text()).not.toContain('Canary')
  })
})

function fail(): never {
  throw new Error('there is no event')
}
