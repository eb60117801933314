import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { key } from './keys.ts'
import type { Table } from './table.ts'

/**
 * Takes a lease: true for the first who asks, false for all others until it has run out. A technical row that goes by
 * its TTL, and counts as gone from that moment on.
 */
export async function takeLease(table: Table, name: string, seconds: number, now: Date): Promise<boolean> {
  const present = Math.floor(now.getTime() / 1000)
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...key.lease(name), expiresAt: present + seconds, v: 1 },
        ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :present',
        ExpressionAttributeValues: { ':present': present },
      }),
    )
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}
