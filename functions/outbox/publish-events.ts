import type { DynamoDBRecord } from 'aws-lambda'
import type { AnyEvent } from '../../events/all-events.ts'
import { streamHandler } from '../../shared/edge/stream-handler.ts'
import { log } from '../../shared/log.ts'
import { setting } from '../../shared/settings.ts'
import { eventOfImage, markPublished } from '../../shared/table/event-store.ts'
import { openTable, type Table } from '../../shared/table/table.ts'
import { type EventBus, openEventBus, publish } from './event-bus.ts'

interface Tools {
  readonly table: Table
  readonly bus: EventBus
}

/** Follows the table's stream of new event records: puts each on the bus, then takes it out of the outbox. */
export const handler = streamHandler(
  (): Tools => ({ table: openTable(setting('TABLE_NAME')), bus: openEventBus(setting('BUS_NAME')) }),
  publishRecords,
)

async function publishRecords(
  records: readonly DynamoDBRecord[],
  { table, bus }: Tools,
): Promise<string | undefined> {
  const pending = records.map((record) => ({ record, event: eventIn(record) }))
  const events = pending.flatMap(({ event }) => (event === undefined ? [] : [event]))
  const published = new Set(await publish(bus, events))
  await Promise.all([...published].map((event) => markPublished(table, event)))
  const failed = pending.filter(({ event }) => event === undefined || !published.has(event))
  if (failed.length > 0) log.warn('events not published', { count: records.length, failed: failed.length })
  return failed[0]?.record.dynamodb?.SequenceNumber
}

/** Undefined when the record is none of ours: it is retried, then kept in the dead letters for a person to see. */
function eventIn(record: DynamoDBRecord): AnyEvent | undefined {
  try {
    return eventOfImage(record.dynamodb?.NewImage)
  } catch (error) {
    log.error('event record cannot be read', error)
    return undefined
  }
}
