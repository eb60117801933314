import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { describeEachEngine, useTable } from '../support/dynamodb-engines.ts'

describeEachEngine('batches and documents', (start) => {
  const table = useTable(start)

  const keyOf = (pk: string) => ({ pk: { S: pk }, sk: { S: 'STATE' } })
  const put = (Item: Record<string, AttributeValue>) =>
    table.client.send(new PutItemCommand({ TableName: table.name, Item }))
  const read = async (pk: string) => {
    const request = { TableName: table.name, Key: keyOf(pk), ConsistentRead: true }
    return (await table.client.send(new GetItemCommand(request))).Item
  }

  test('a consistent batch read gives the items that are there, whatever their order', async () => {
    await Promise.all([
      put({ ...keyOf('batch-1'), a: { S: '1' } }),
      put({ ...keyOf('batch-2'), a: { S: '2' } }),
    ])
    const { Responses, UnprocessedKeys } = await table.client.send(
      new BatchGetItemCommand({
        RequestItems: {
          [table.name]: { Keys: ['batch-1', 'batch-2', 'batch-3'].map(keyOf), ConsistentRead: true },
        },
      }),
    )
    const found = Responses?.[table.name]?.map((item) => item['a']?.S)
    expect(found?.toSorted()).toEqual(['1', '2'])
    expect(UnprocessedKeys).toEqual({})
  })

  test('a batch write puts and deletes, and refuses one item twice', async () => {
    await put(keyOf('batch-old'))
    const write = (...requests: object[]) =>
      table.client.send(new BatchWriteItemCommand({ RequestItems: { [table.name]: requests } }))
    const removal = { DeleteRequest: { Key: keyOf('batch-old') } }
    await expect(write({ PutRequest: { Item: keyOf('batch-old') } }, removal)).rejects.toMatchObject({
      name: 'ValidationException',
    })
    await write({ PutRequest: { Item: keyOf('batch-new') } }, removal)
    expect(await read('batch-new')).toEqual(keyOf('batch-new'))
    expect(await read('batch-old')).toBeUndefined()
  })

  test('the document client reads back what it wrote', async () => {
    const item = {
      pk: 'document',
      sk: 'STATE',
      version: 7,
      isUrgent: true,
      nothing: null,
      list: { languages: ['it', 'wo'], count: 0, note: '' },
      body: new Uint8Array([0, 1, 255]),
      tags: new Set(['a', 'b']),
    }
    await table.document.send(new PutCommand({ TableName: table.name, Item: item }))
    const read = await table.document.send(
      new GetCommand({ TableName: table.name, Key: { pk: 'document', sk: 'STATE' } }),
    )
    expect(read.Item).toEqual(item)
  })
})
