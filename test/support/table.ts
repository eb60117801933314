import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { CallHooks } from '../../local/contracts.ts'
import { startDynamoDb } from '../../local/dynamodb.ts'
import { openTable, type Table } from '../../shared/table/table.ts'
import { createTestTable } from './dynamodb-table.ts'

const connection = { region: 'eu-south-1', credentials: { accessKeyId: 'TEST', secretAccessKey: 'none' } }

/** An empty table on the local engine. */
export async function startTable(
  hooks: CallHooks = {},
): Promise<{ table: Table; stop: () => Promise<void> }> {
  const engine = await startDynamoDb({ hooks })
  const config = { ...connection, endpoint: engine.url }
  const client = new DynamoDBClient(config)
  const table = openTable(await createTestTable(client), config)
  client.destroy()
  return {
    table,
    async stop() {
      table.client.destroy()
      await engine.stop()
    },
  }
}
