import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  type _Record,
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams'
import { vi } from 'vitest'
import type { TableChange } from '../../local/contracts.ts'

/** One change, told alike by both engines; binaries are base64. */
export interface TestChange {
  readonly eventName: string
  readonly keys: unknown
  readonly before: unknown
  readonly after: unknown
}

const limit = { timeout: 20_000, interval: 50 }

export function localChanges(
  told: readonly TableChange[],
  table: string,
  count: number,
): Promise<TestChange[]> {
  return vi.waitFor(() => {
    const ours = told.filter((change) => change.table === table)
    if (ours.length < count) throw new Error(`${ours.length} of ${count} changes of ${table} were told`)
    return ours.map(fromTableChange)
  }, limit)
}

function fromTableChange({ eventName, keys, before, after }: TableChange): TestChange {
  return { eventName, keys: plain(keys), before: plain(before), after: plain(after) }
}

/** Reads the table's stream from its beginning through the streams API. */
export async function streamChanges(
  endpoint: string,
  connection: ConstructorParameters<typeof DynamoDBStreamsClient>[0],
  client: DynamoDBClient,
  table: string,
  count: number,
): Promise<TestChange[]> {
  const streams = new DynamoDBStreamsClient({ ...connection, endpoint })
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table }))
  const StreamArn = Table?.LatestStreamArn
  try {
    return await vi.waitFor(async () => {
      const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }))
      const shards = StreamDescription?.Shards ?? []
      const records = await Promise.all(
        shards.map((shard) => readShard(streams, { StreamArn, ShardId: shard.ShardId })),
      )
      const found = records.flat().map(fromRecord)
      if (found.length < count) throw new Error(`${found.length} of ${count} records of ${table} were told`)
      return found
    }, limit)
  } finally {
    streams.destroy()
  }
}

async function readShard(
  streams: DynamoDBStreamsClient,
  shard: { StreamArn: string | undefined; ShardId: string | undefined },
): Promise<_Record[]> {
  const start = await streams.send(
    new GetShardIteratorCommand({ ...shard, ShardIteratorType: 'TRIM_HORIZON' }),
  )
  const records: _Record[] = []
  let ShardIterator = start.ShardIterator
  while (ShardIterator !== undefined) {
    const page = await streams.send(new GetRecordsCommand({ ShardIterator }))
    if (!page.Records?.length) break
    records.push(...page.Records)
    ShardIterator = page.NextShardIterator
  }
  return records
}

function fromRecord({ eventName, dynamodb }: _Record): TestChange {
  return {
    eventName: eventName ?? '',
    keys: plain(dynamodb?.Keys),
    before: plain(dynamodb?.OldImage),
    after: plain(dynamodb?.NewImage),
  }
}

function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]))
}
