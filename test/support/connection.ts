import { randomBytes } from 'node:crypto'
import { SQSClient } from '@aws-sdk/client-sqs'
import type { Connection } from '../../cli/connection.ts'
import { loadDistricts } from '../../cli/districts.ts'
import type { AnyEvent } from '../../events/all-events.ts'
import { eventShape } from '../../shared/table/event-store.ts'
import { eventOwner } from '../../shared/table/keys.ts'
import { openLookups } from '../../shared/table/lookup-store.ts'
import { queryItems } from '../../shared/table/read.ts'
import { startTable } from './table.ts'

/** What the command line works on, without a stack: a table of its own with the programme's districts, and no queue. */
export async function startConnection(
  at = '2026-11-23T08:00:00.000Z',
): Promise<{ connection: Connection; stop: () => Promise<void> }> {
  const { table, stop } = await startTable()
  const connection: Connection = {
    table,
    lookups: openLookups(table, randomBytes),
    operator: 'ops',
    sqs: new SQSClient({ region: 'eu-south-1' }),
    queues: {},
    webhooks: 'http://127.0.0.1/webhooks',
    now: () => new Date(at),
    close() {},
  }
  await loadDistricts(connection)
  return { connection, stop }
}

/** All events of a subject, oldest first. */
export async function eventsOf({ table }: Connection, subject: string): Promise<AnyEvent[]> {
  const items = await Array.fromAsync(queryItems(table, eventOwner(subject), 'EVENT#'))
  return items.map((item) => eventShape.fromItem(item)).toSorted((one, other) => one.version - other.version)
}
