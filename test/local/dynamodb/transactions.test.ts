/** Where AWS's guide says one thing and DynamoDB Local does another, the local layer follows the guide. */

import {
  PutItemCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keyOf, startTestTable, type TestTable } from './support.ts'

let stack: TestTable
beforeAll(async () => {
  stack = await startTestTable()
})
afterAll(() => stack?.stop())

const transact = (TransactItems: TransactWriteItem[]) =>
  stack.client.send(new TransactWriteItemsCommand({ TransactItems }))
const put = (pk: string): TransactWriteItem => ({ Put: { TableName: stack.table, Item: keyOf(pk) } })

test('a check and a write of the same item are refused, also when the check fails', async () => {
  const check = (ConditionExpression: string) => ({
    ConditionCheck: { TableName: stack.table, Key: keyOf('twice'), ConditionExpression },
  })
  const refusal = {
    name: 'ValidationException',
    message: 'Transaction request cannot include multiple operations on one item',
  }
  await expect(transact([put('twice'), check('attribute_not_exists(pk)')])).rejects.toMatchObject(refusal)
  await expect(transact([put('twice'), check('attribute_exists(pk)')])).rejects.toMatchObject(refusal)
})

test.each<[string, () => TransactWriteItem]>([
  [
    'counts a text',
    () => ({
      Update: {
        TableName: stack.table,
        Key: keyOf('text'),
        UpdateExpression: 'ADD title :one',
        ExpressionAttributeValues: { ':one': { N: '1' } },
      },
    }),
  ],
  [
    'makes an item over 400 KB',
    () => ({
      Update: {
        TableName: stack.table,
        Key: keyOf('text'),
        UpdateExpression: 'SET more = :more',
        ExpressionAttributeValues: { ':more': { S: 'x'.repeat(409_600) } },
      },
    }),
  ],
  ['lacks a key', () => ({ Delete: { TableName: stack.table, Key: { pk: { S: 'x' } } } })],
])('an action that %s is a validation error beside the reasons of the others', async (_what, action) => {
  await stack.put('text', { title: { S: 'x' } })
  const absent = {
    ConditionCheck: {
      TableName: stack.table,
      Key: keyOf('absent'),
      ConditionExpression: 'attribute_exists(pk)',
    },
  }
  const error: unknown = await transact([put('fine'), action(), absent]).catch((refusal) => refusal)
  expect(error).toBeInstanceOf(TransactionCanceledException)
  expect(error).toMatchObject({
    CancellationReasons: [{ Code: 'None' }, { Code: 'ValidationError' }, { Code: 'ConditionalCheckFailed' }],
  })
  expect(await stack.read('fine')).toBeUndefined()
})

test('an attribute that could not be kept is refused and not lost', async () => {
  const map = { M: JSON.parse('{"__proto__":{"S":"x"}}') }
  const Item = { ...keyOf('proto'), map }
  await expect(stack.client.send(new PutItemCommand({ TableName: stack.table, Item }))).rejects.toThrow(
    'cannot keep an attribute named __proto__',
  )
})
