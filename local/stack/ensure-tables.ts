/** Creates the template's tables where they are not there yet. */

import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import type { TableDefinition } from '../template/tables.ts'

/** @throws when a table that an earlier run left has another shape than the template says */
export async function ensureTables(
  tables: readonly TableDefinition[],
  endpoint: string,
  region: string,
): Promise<void> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = new DynamoDBClient({ endpoint, region, credentials })
  try {
    for (const table of tables) await ensureTable(client, table)
  } finally {
    client.destroy()
  }
}

async function ensureTable(client: DynamoDBClient, table: TableDefinition): Promise<void> {
  const found = await describe(client, table.name)
  if (found) return checkShape(table, found)
  await client.send(new CreateTableCommand(table.create))
  if (table.ttlAttribute === undefined) return
  const TimeToLiveSpecification = { AttributeName: table.ttlAttribute, Enabled: true }
  await client.send(new UpdateTimeToLiveCommand({ TableName: table.name, TimeToLiveSpecification }))
}

async function describe(client: DynamoDBClient, name: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined
    throw error
  }
}

type Shape = Pick<TableDescription, 'KeySchema' | 'GlobalSecondaryIndexes'>

function checkShape({ name, create }: TableDefinition, found: Shape): void {
  const wanted = shapeOf(create)
  const actual = shapeOf(found)
  if (wanted === actual) return
  throw new Error(
    `table ${name} was made with other keys or indexes than the template has now: start with --fresh, or with another --state\nit has ${actual}\nwanted ${wanted}`,
  )
}

/** Keys and indexes in one spelling, whatever order they come in. */
function shapeOf({ KeySchema = [], GlobalSecondaryIndexes = [] }: Shape): string {
  const keys = (schema: Shape['KeySchema'] = []) => schema.map((key) => `${key.KeyType} ${key.AttributeName}`)
  const indexes = GlobalSecondaryIndexes.map((index) => ({
    name: index.IndexName,
    keys: keys(index.KeySchema),
    projects: [index.Projection?.ProjectionType, ...(index.Projection?.NonKeyAttributes ?? []).toSorted()],
  })).toSorted((left, right) => String(left.name).localeCompare(String(right.name)))
  return JSON.stringify({ keys: keys(KeySchema), indexes })
}
