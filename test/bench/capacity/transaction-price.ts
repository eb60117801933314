import { CreateTableCommand, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { tableDefinition } from '../../support/dynamodb-table.ts'
import type { Snapshot, StoredItem } from './item-changes.ts'
import { leastToWrite, type Units } from './least-units.ts'
import type { Actions } from './observed-tables.ts'

/**
 * What AWS charges for a transaction. DynamoDB Local 3.3.0 cannot be asked: it adds up only the charges that differ
 * (three small puts cost 2 units, as one does; awslabs/amazon-dynamodb-local-samples issue 31) and doubles index
 * entries, which AWS does not. Its single writes are right, so each action is done alone on a table in the state
 * before; in a transaction AWS charges the table's part of it twice and the indexes' part once.
 */
export async function transactionPrice(
  client: DynamoDBClient,
  before: Snapshot,
  actions: Actions,
): Promise<Units> {
  const TableName = `raccordo-price-${crypto.randomUUID()}`
  await client.send(new CreateTableCommand(tableDefinition(TableName)))
  for (const item of before.values()) await put(client, TableName, item)
  const units = { table: 0, gsi1: 0, gsi2: 0 }
  for (const action of actions) {
    if (action.ConditionCheck !== undefined) {
      units.table += checkUnits(before, action.ConditionCheck.Key)
      continue
    }
    const single = await put(client, TableName, itemOf(action))
    units.table += 2 * single.table
    units.gsi1 += single.gsi1
    units.gsi2 += single.gsi2
  }
  return units
}

/** What is only checked is charged as if it were written, for its size as it stands. */
function checkUnits(before: Snapshot, key: Readonly<Record<string, unknown>> = {}): number {
  const name = `${key['pk']} ${key['sk']}`
  const item = before.get(name)
  return item === undefined ? 2 : leastToWrite({ key: name, before: item, after: item }, true).table
}

function itemOf({ Put, ...others }: Actions[number]): StoredItem {
  if (Put?.Item !== undefined) return marshall(Put.Item, { removeUndefinedValues: true })
  const kind = Object.keys(others)[0]
  throw new Error(`the price of a transaction's ${kind} is not known: teach it to transaction-price.ts`)
}

async function put(client: DynamoDBClient, TableName: string, Item: StoredItem): Promise<Units> {
  const input = { TableName, Item, ReturnConsumedCapacity: 'INDEXES' } as const
  const { ConsumedCapacity } = await client.send(new PutItemCommand(input))
  const ofIndex = (name: string) => ConsumedCapacity?.GlobalSecondaryIndexes?.[name]?.CapacityUnits ?? 0
  return { table: ConsumedCapacity?.Table?.CapacityUnits ?? 0, gsi1: ofIndex('gsi1'), gsi2: ofIndex('gsi2') }
}
