import { BatchGetCommand, GetCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import { now } from '../clock.ts'
import { Unavailable } from '../errors.ts'
import type { Key } from './keys.ts'
import type { ListRow, Shape } from './shape.ts'
import type { Table } from './table.ts'

type StoredItem = Record<string, unknown>

/** The item as it stands now (consistent read), or undefined when there is none or its time is over. */
export async function find<Value>(table: Table, shape: Shape<Value>, key: Key): Promise<Value | undefined> {
  const Item = await get(table, key)
  return Item === undefined || isExpired(Item) ? undefined : shape.fromItem(Item)
}

/** The same as long as it is stored, for what says by itself until when it counts. */
export async function findStored<Value>(
  table: Table,
  shape: Shape<Value>,
  key: Key,
): Promise<Value | undefined> {
  const Item = await get(table, key)
  return Item === undefined ? undefined : shape.fromItem(Item)
}

async function get(table: Table, { pk, sk }: Key): Promise<StoredItem | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: { pk, sk }, ConsistentRead: true }),
  )
  return Item
}

/** What BatchGetItem takes at once. */
const MAX_KEYS = 100
const MAX_ROUNDS = 5

/**
 * Items as they stand now (consistent reads), in no order; what is not there is left out.
 * @throws Unavailable when the table goes on leaving some unread
 */
export async function getItems(table: Table, keys: readonly Key[]): Promise<StoredItem[]> {
  const found: StoredItem[] = []
  for (let from = 0; from < keys.length; from += MAX_KEYS) {
    found.push(...(await getUpTo100(table, keys.slice(from, from + MAX_KEYS))))
  }
  return found.filter((item) => !isExpired(item))
}

async function getUpTo100(table: Table, keys: readonly Key[]): Promise<StoredItem[]> {
  const found: StoredItem[] = []
  let left: Record<string, unknown>[] = keys.map(({ pk, sk }) => ({ pk, sk }))
  // One answer holds 16 MB at most; what a throttle left out comes with the next.
  for (let round = 0; round < MAX_ROUNDS && left.length > 0; round += 1) {
    const { Responses, UnprocessedKeys } = await table.client.send(
      new BatchGetCommand({ RequestItems: { [table.name]: { Keys: left, ConsistentRead: true } } }),
    )
    found.push(...(Responses?.[table.name] ?? []))
    left = UnprocessedKeys?.[table.name]?.Keys ?? []
  }
  if (left.length === 0) return found
  throw new Unavailable(`the table left ${left.length} items unread ${MAX_ROUNDS} times: try again`)
}

export interface IndexQuery {
  readonly index: 'gsi1' | 'gsi2'
  readonly pk: string
  /** Only entries whose sort key is at most this. */
  readonly upTo?: string | undefined
  readonly isNewestFirst?: boolean
  /** How many entries one call asks for, where the first few will do. */
  readonly pageSize?: number
}

/** Every entry of one index partition, page by page, in the order of its sort key. May be seconds behind. */
export async function* queryIndex(table: Table, query: IndexQuery): AsyncGenerator<StoredItem> {
  const { index, pk, upTo, isNewestFirst = false, pageSize } = query
  yield* pages(table, {
    TableName: table.name,
    IndexName: index,
    KeyConditionExpression: upTo === undefined ? '#pk = :pk' : '#pk = :pk AND #sk <= :upTo',
    ExpressionAttributeNames: { '#pk': `${index}pk`, ...(upTo === undefined ? {} : { '#sk': `${index}sk` }) },
    ExpressionAttributeValues: { ':pk': pk, ...(upTo === undefined ? {} : { ':upTo': upTo }) },
    ScanIndexForward: !isNewestFirst,
    ...(pageSize === undefined ? {} : { Limit: pageSize }),
  })
}

/** The list rows of one `gsi1` partition, in the order of its sort key. May be seconds behind. */
export async function* queryList(table: Table, pk: string, upTo?: string): AsyncGenerator<ListRow> {
  for await (const { list } of queryIndex(table, {
    index: 'gsi1',
    pk,
    ...(upTo === undefined ? {} : { upTo }),
  })) {
    yield list as ListRow // what `indexes` of its shape wrote
  }
}

/** Every item of one partition of the table whose sort key begins so (consistent read). */
export async function* queryItems(table: Table, pk: string, skPrefix: string): AsyncGenerator<StoredItem> {
  yield* pages(table, {
    TableName: table.name,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': pk, ':prefix': skPrefix },
    ConsistentRead: true,
  })
}

/** Every item of one partition of the table whose sort key is from one to another, both included (consistent read). */
export async function* queryItemsBetween(
  table: Table,
  { pk, from, to }: { readonly pk: string; readonly from: string; readonly to: string },
): AsyncGenerator<StoredItem> {
  yield* pages(table, {
    TableName: table.name,
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to },
    ConsistentRead: true,
  })
}

async function* pages(table: Table, input: QueryCommandInput): AsyncGenerator<StoredItem> {
  let from: QueryCommandInput['ExclusiveStartKey']
  do {
    const page = await table.client.send(new QueryCommand({ ...input, ExclusiveStartKey: from }))
    yield* (page.Items ?? []).filter((item) => !isExpired(item))
    from = page.LastEvaluatedKey
  } while (from !== undefined)
}

/** DynamoDB removes expired items days late; for us their time is over at once. `expiresAt` is in seconds. */
function isExpired(item: StoredItem): boolean {
  const expiresAt = item['expiresAt']
  return typeof expiresAt === 'number' && expiresAt * 1000 <= now().getTime()
}

/** Asks for an item that never exists; throws when the table does not answer. */
export async function probe(table: Table): Promise<void> {
  await table.client.send(new GetCommand({ TableName: table.name, Key: { pk: 'STATUS', sk: 'STATUS' } }))
}
