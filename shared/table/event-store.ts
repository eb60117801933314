import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { type AnyEvent, anyEvent } from '../../events/all-events.ts'
import { eventPlacement } from './event-item.ts'
import { eventOwner, index, type Key, key } from './keys.ts'
import { find, queryIndex, queryItems, queryList } from './read.ts'
import { type ListRow, shape } from './shape.ts'
import type { Table } from './table.ts'

/** Event records: written by `commit` only, kept as the audit trail, in the outbox until they are published. */
export const eventShape = shape({ name: 'event', schema: anyEvent, ...eventPlacement })

/** An image as the stream's records carry it; the SDK's own type knows further kinds of values that none of ours has. */
type StreamImage = Readonly<Record<string, object>>

/**
 * The event in a stream record's image.
 * @throws Unreadable when it is not an event of ours
 */
export function eventOfImage(image: StreamImage | undefined): AnyEvent {
  return eventShape.fromItem(unmarshall((image ?? {}) as Record<string, AttributeValue>))
}

/** Keys of what one shard of the outbox still holds and was written up to then, or at all, oldest first. */
export async function* unpublished(
  table: Table,
  shard: number,
  upTo: Date | undefined,
): AsyncGenerator<Key & { at: string }> {
  const pk = index.outbox(shard)
  for await (const entry of queryIndex(table, { index: 'gsi2', pk, upTo: upTo?.toISOString() })) {
    yield { pk: String(entry['pk']), sk: String(entry['sk']), at: String(entry['gsi2sk']) }
  }
}

export async function findEvent(table: Table, eventKey: Key): Promise<AnyEvent | undefined> {
  return find(table, eventShape, eventKey)
}

/** Takes a published event out of the outbox; the record itself stays. Doing it twice changes nothing. */
export async function markPublished(table: Table, event: AnyEvent): Promise<void> {
  const { pk, sk } = key.event(event.subject, event.at, event.id)
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: { pk, sk },
      UpdateExpression: 'REMOVE gsi2pk, gsi2sk',
      ConditionExpression: 'attribute_exists(pk)',
    }),
  )
}

/** What happened to one subject, in order of time. */
export async function* eventsOfSubject(table: Table, subject: string): AsyncGenerator<AnyEvent> {
  for await (const item of queryItems(table, eventOwner(subject), 'EVENT#')) yield eventShape.fromItem(item)
}

/** What happened to one subject at an instant. */
export async function eventsAt(table: Table, subject: string, at: string): Promise<AnyEvent[]> {
  const items = await Array.fromAsync(queryItems(table, eventOwner(subject), `EVENT#${at}#`))
  return items.map((item) => eventShape.fromItem(item))
}

/** Rows `{id, type, at, subject, correlationId}` of one district and month (`2026-01`), in order of time. */
export function eventRows(table: Table, district: string, month: string): AsyncGenerator<ListRow> {
  return queryList(table, index.events(district, month))
}
