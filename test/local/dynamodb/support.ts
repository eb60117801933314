import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import type { AttributeMap, LocalDynamoDb } from '../../../local/contracts.ts'
import { type DynamoDbOptions, startDynamoDb } from '../../../local/dynamodb.ts'
import { createTestTable } from '../../support/dynamodb-table.ts'

/** A local table for one test, with a client whose access key is `tester`. */
export interface TestTable {
  readonly database: LocalDynamoDb
  readonly client: DynamoDBClient
  readonly table: string
  put(pk: string, more?: AttributeMap): Promise<void>
  read(pk: string): Promise<unknown>
  stop(): Promise<void>
}

export const keyOf = (pk: string) => ({ pk: { S: pk }, sk: { S: 'STATE' } })

/** Starts the local DynamoDB; makes a table unless it is given one that is there. */
export async function startTestTable(options: DynamoDbOptions = {}, present?: string): Promise<TestTable> {
  const database = await startDynamoDb(options)
  const client = clientOf(database.url)
  const table = present ?? (await createTestTable(client))
  return {
    database,
    client,
    table,
    async put(pk, more = {}) {
      // Attribute maps are what the client sends on the wire.
      const Item = { ...keyOf(pk), ...more } as Record<string, { S: string }>
      await client.send(new PutItemCommand({ TableName: table, Item }))
    },
    async read(pk) {
      const { Item } = await client.send(new GetItemCommand({ TableName: table, Key: keyOf(pk) }))
      return Item
    },
    async stop() {
      client.destroy()
      await database.stop()
    },
  }
}

export function clientOf(endpoint: string, accessKeyId = 'tester', maxAttempts = 1): DynamoDBClient {
  const credentials = { accessKeyId, secretAccessKey: 'none' }
  return new DynamoDBClient({ endpoint, region: 'eu-south-1', credentials, maxAttempts })
}
