import { isDeepStrictEqual } from 'node:util'
import { type AttributeValue, type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb'

/** An item as the SDK reads it. */
export type StoredItem = Readonly<Record<string, AttributeValue>>

/** Every item of a table by its key, as it lies there. */
export type Snapshot = ReadonlyMap<string, StoredItem>

/** What became of one item between two looks at the table. */
export interface ItemChange {
  /** `<pk> <sk>` */
  readonly key: string
  readonly before: StoredItem | undefined
  readonly after: StoredItem | undefined
}

export async function snapshot(client: DynamoDBClient, TableName: string): Promise<Snapshot> {
  const items = new Map<string, StoredItem>()
  for await (const { Items = [] } of paginateScan({ client }, { TableName, ConsistentRead: true })) {
    for (const item of Items) items.set(`${item['pk']?.S} ${item['sk']?.S}`, item)
  }
  return items
}

/** The items that came, went or are no longer the same, in the order of their keys. */
export function changesBetween(before: Snapshot, after: Snapshot): ItemChange[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort()
  return keys
    .map((key) => ({ key, before: before.get(key), after: after.get(key) }))
    .filter((change) => !isDeepStrictEqual(change.before, change.after))
}
