import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Table } from '../../../shared/table/table.ts'

/** The least that anything which sends a mail once can do: note that it is about to, and that it did. */
export async function putAndUpdate({ client, name }: Table, id: string): Promise<void> {
  const Key = { pk: `MAIL#${id}`, sk: 'STATE' }
  await client.send(new PutCommand({ TableName: name, Item: { ...Key, mail: 'sending' } }))
  await client.send(
    new UpdateCommand({
      ...{ TableName: name, Key, UpdateExpression: 'SET mail = :sent' },
      ExpressionAttributeValues: { ':sent': 'sent' },
    }),
  )
}
