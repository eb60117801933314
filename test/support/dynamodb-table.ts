import { randomUUID } from 'node:crypto'
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb'

/** The project's table: its keys, both indexes and its stream, as the template has them. */
export function tableDefinition(TableName: string): CreateTableCommandInput {
  const key = (AttributeName: string, KeyType: 'HASH' | 'RANGE') => ({ AttributeName, KeyType })
  return {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk'].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S',
    })),
    KeySchema: [key('pk', 'HASH'), key('sk', 'RANGE')],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'gsi1',
        KeySchema: [key('gsi1pk', 'HASH'), key('gsi1sk', 'RANGE')],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['list'] },
      },
      {
        IndexName: 'gsi2',
        KeySchema: [key('gsi2pk', 'HASH'), key('gsi2sk', 'RANGE')],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  }
}

/** Creates an empty table of a name of its own and gives the name. */
export async function createTestTable(client: DynamoDBClient): Promise<string> {
  const name = `raccordo-${randomUUID()}`
  await client.send(new CreateTableCommand(tableDefinition(name)))
  return name
}
