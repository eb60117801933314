import { randomBytes } from 'node:crypto'
import { SQSClient } from '@aws-sdk/client-sqs'
import type { Connection } from '../../cli/connection.ts'
import { loadDistricts } from '../../cli/districts.ts'
import { openLookups } from '../../shared/table/lookup-store.ts'
import { type MemoryTable, memoryTable } from './memory-table.ts'

/** What the command line works on, with a table in memory and the programme's districts. */
export async function memoryConnection(
  at = '2026-11-23T08:00:00.000Z',
  operator = 'ops',
): Promise<{ connection: Connection; memory: MemoryTable }> {
  const memory = memoryTable()
  const { table } = memory
  const connection: Connection = {
    ...{ table, operator, lookups: openLookups(table, randomBytes) },
    sqs: new SQSClient({ region: 'eu-south-1' }),
    ...{ queues: {}, webhooks: 'http://127.0.0.1/webhooks' },
    now: () => new Date(at),
    close() {},
  }
  await loadDistricts(connection)
  return { connection, memory }
}
