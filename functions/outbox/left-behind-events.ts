import type { AnyEvent } from '../../events/all-events.ts'
import { Unreadable } from '../../shared/errors.ts'
import { log } from '../../shared/log.ts'
import { findEvent, markPublished, unpublished } from '../../shared/table/event-store.ts'
import { type Key, SHARDS } from '../../shared/table/keys.ts'
import type { Table } from '../../shared/table/table.ts'
import { type EventBus, publish } from './event-bus.ts'

/** Enough for a minute; the next run goes on where this one stopped. */
const MAX_PER_SHARD = 200

export interface Republished {
  /** How many events were published again. */
  readonly count: number
  /** When the oldest event that the outbox still held was written. */
  readonly oldest: Date | undefined
}

/**
 * Publishes what the outbox still holds: a lost stream record costs minutes, not data.
 * @param before only what was written until then; without it everything, even under a clock that was ahead
 */
export async function republish(table: Table, bus: EventBus, before?: Date): Promise<Republished> {
  const shards = await Promise.all(
    Array.from({ length: SHARDS }, (_, shard) => republishShard(table, bus, shard, before)),
  )
  const ages = shards.flatMap(({ oldest }) => (oldest === undefined ? [] : [oldest.getTime()]))
  return {
    count: shards.reduce((sum, { count }) => sum + count, 0),
    oldest: ages.length === 0 ? undefined : new Date(Math.min(...ages)),
  }
}

async function republishShard(
  table: Table,
  bus: EventBus,
  shard: number,
  before: Date | undefined,
): Promise<Republished> {
  const events: AnyEvent[] = []
  let oldest: Date | undefined
  for await (const entry of unpublished(table, shard, before)) {
    oldest ??= new Date(entry.at)
    const event = await readEvent(table, entry)
    if (event !== undefined) events.push(event)
    if (events.length >= MAX_PER_SHARD) break
  }
  const published = await publish(bus, events)
  await Promise.all(published.map((event) => markPublished(table, event)))
  return { count: published.length, oldest }
}

/** One record that cannot be read must not hold up the others; the age of the outbox keeps telling of it. */
async function readEvent(table: Table, entry: Key): Promise<AnyEvent | undefined> {
  try {
    return await findEvent(table, entry)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    log.error('event record cannot be read', error)
    return undefined
  }
}
