import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DynamoDbEngine, describeEachEngine } from '../support/dynamodb-engines.ts'
import { createTestTable } from '../support/dynamodb-table.ts'

describeEachEngine('batches and documents', (start) => {
  let engine: DynamoDbEngine
  let table: string

  beforeAll(async () => {
    engine = await start()
    table = await createTestTable(engine.client)
  })
  afterAll(() => engine?.stop())

  const keyOf = (pk: string) => ({ pk: { S: pk }, sk: { S: 'STATE' } })
  const put = (Item: Record<string, AttributeValue>) =>
    engine.client.send(new PutItemCommand({ TableName: table, Item }))
  const read = async (pk: string) => {
    const request = { TableName: table, Key: keyOf(pk), ConsistentRead: true }
    return (await engine.client.send(new GetItemCommand(request))).Item
  }

  it('a consistent batch read gives the items that are there, whatever their order', async () => {
    await Promise.all([
      put({ ...keyOf('batch-1'), a: { S: '1' } }),
      put({ ...keyOf('batch-2'), a: { S: '2' } }),
    ])
    const { Responses, UnprocessedKeys } = await engine.client.send(
      new BatchGetItemCommand({
        RequestItems: {
          [table]: { Keys: ['batch-1', 'batch-2', 'batch-3'].map(keyOf), ConsistentRead: true },
        },
      }),
    )
    const found = Responses?.[table]?.map((item) => item['a']?.S)
    expect(found?.toSorted()).toEqual(['1', '2'])
    expect(UnprocessedKeys).toEqual({})
  })

  it('a batch write puts and deletes, and refuses one item twice', async () => {
    await put(keyOf('batch-old'))
    const write = (...requests: object[]) =>
      engine.client.send(new BatchWriteItemCommand({ RequestItems: { [table]: requests } }))
    const removal = { DeleteRequest: { Key: keyOf('batch-old') } }
    await expect(write({ PutRequest: { Item: keyOf('batch-old') } }, removal)).rejects.toMatchObject({
      name: 'ValidationException',
    })
    await write({ PutRequest: { Item: keyOf('batch-new') } }, removal)
    expect(await read('batch-new')).toEqual(keyOf('batch-new'))
    expect(await read('batch-old')).toBeUndefined()
  })

  it('the document client reads back what it wrote', async () => {
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
    await engine.document.send(new PutCommand({ TableName: table, Item: item }))
    const read = await engine.document.send(
      new GetCommand({ TableName: table, Key: { pk: 'document', sk: 'STATE' } }),
    )
    expect(read.Item).toEqual(item)
  })
})
