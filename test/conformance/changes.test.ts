import {
  type AttributeValue,
  BatchWriteItemCommand,
  DeleteItemCommand,
  PutItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type DynamoDbEngine, describeEachEngine } from '../support/dynamodb-engines.ts'
import { createTestTable } from '../support/dynamodb-table.ts'

type Item = Record<string, AttributeValue>

describeEachEngine('changes', (start) => {
  let engine: DynamoDbEngine
  let table: string

  beforeAll(async () => {
    engine = await start()
  })
  beforeEach(async () => {
    table = await createTestTable(engine.client)
  })
  afterAll(() => engine?.stop())

  const keyOf = (pk: string) => ({ pk: { S: pk }, sk: { S: 'STATE' } })
  const at = (pk: string, version: number): Item => ({ ...keyOf(pk), version: { N: `${version}` } })
  const put = (item: Item, more: object = {}) =>
    engine.client.send(new PutItemCommand({ TableName: table, Item: item, ...more }))
  const update = (pk: string, UpdateExpression: string, values?: Item) =>
    engine.client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: keyOf(pk),
        UpdateExpression,
        ...(values && { ExpressionAttributeValues: values }),
      }),
    )
  const remove = (pk: string) =>
    engine.client.send(new DeleteItemCommand({ TableName: table, Key: keyOf(pk) }))
  const transact = (TransactItems: object[]) =>
    engine.client.send(new TransactWriteItemsCommand({ TransactItems }))
  const inserted = (after: Item) => ({ eventName: 'INSERT', keys: keysOf(after), before: undefined, after })
  const modified = (before: Item, after: Item) => ({
    eventName: 'MODIFY',
    keys: keysOf(before),
    before,
    after,
  })
  const removed = (before: Item) => ({ eventName: 'REMOVE', keys: keysOf(before), before, after: undefined })
  const keysOf = ({ pk, sk }: Item) => ({ pk, sk })

  test('each single write is told in order, with the item before and after', async () => {
    await put(at('a', 1))
    await put(at('a', 2))
    await update('a', 'SET version = version + :one', { ':one': { N: '1' } })
    await update('b', 'SET version = :one', { ':one': { N: '1' } })
    await remove('a')
    expect(await engine.changes(table, 5)).toEqual([
      inserted(at('a', 1)),
      modified(at('a', 1), at('a', 2)),
      modified(at('a', 2), at('a', 3)),
      inserted(at('b', 1)),
      removed(at('a', 3)),
    ])
  })

  test('the writes of a transaction are each told once, and its checks are not', async () => {
    await put(at('updated', 1))
    await put(at('deleted', 1))
    await put(at('checked', 1))
    await transact([
      { Put: { TableName: table, Item: at('new', 1) } },
      {
        Update: {
          TableName: table,
          Key: keyOf('updated'),
          UpdateExpression: 'SET version = :two',
          ExpressionAttributeValues: { ':two': { N: '2' } },
        },
      },
      { Delete: { TableName: table, Key: keyOf('deleted') } },
      {
        ConditionCheck: {
          TableName: table,
          Key: keyOf('checked'),
          ConditionExpression: 'attribute_exists(pk)',
        },
      },
    ])
    await put(at('last', 1))
    const changes = await engine.changes(table, 7)
    // AWS promises an order per item, not between the items of a transaction.
    expect(changes.slice(3, 6)).toEqual(
      expect.arrayContaining([
        inserted(at('new', 1)),
        modified(at('updated', 1), at('updated', 2)),
        removed(at('deleted', 1)),
      ]),
    )
    expect(changes[6]).toEqual(inserted(at('last', 1)))
    expect(changes).toHaveLength(7)
  })

  test('nothing is told of a write that was refused', async () => {
    await put(at('kept', 1))
    const refused = { ConditionExpression: 'attribute_not_exists(pk)' }
    await expect(put(at('kept', 2), refused)).rejects.toThrow()
    const cancelled = transact([
      { Put: { TableName: table, Item: at('never', 1) } },
      { Put: { TableName: table, Item: at('kept', 2), ...refused } },
    ])
    await expect(cancelled).rejects.toThrow(TransactionCanceledException)
    await put(at('last', 1))
    expect(await engine.changes(table, 2)).toEqual([inserted(at('kept', 1)), inserted(at('last', 1))])
  })

  test('nothing is told of a write that changes nothing', async () => {
    const item = { ...at('same', 1), tags: { SS: ['a', 'b'] }, list: { M: { x: { S: '1' }, y: { S: '2' } } } }
    await put(item)
    await put({ list: { M: { y: { S: '2' }, x: { S: '1' } } }, tags: { SS: ['b', 'a'] }, ...at('same', 1) })
    await update('same', 'SET version = :one', { ':one': { N: '1.0' } })
    await transact([{ Put: { TableName: table, Item: item } }])
    await remove('not there')
    await put(at('last', 1))
    const changes = await engine.changes(table, 2)
    expect(changes.map(({ eventName }) => eventName)).toEqual(['INSERT', 'INSERT'])
    expect(changes[1]).toEqual(inserted(at('last', 1)))
  })

  test('the changes of one item come in the order of its versions, however the writes race', async () => {
    await put(at('busy', 0))
    const count = () => update('busy', 'ADD version :one', { ':one': { N: '1' } })
    await Promise.all(Array.from({ length: 20 }, count))
    const changes = await engine.changes(table, 21)
    expect(changes.slice(1)).toEqual(
      Array.from({ length: 20 }, (_, version) => modified(at('busy', version), at('busy', version + 1))),
    )
  })

  test('values of every type are told as they are kept', async () => {
    const item: Item = {
      ...keyOf('types\u0000😀'),
      text: { S: '' },
      number: { N: '12345678901234567890123456789012345678' },
      bytes: { B: Buffer.from([0, 255]) },
      yes: { BOOL: true },
      nothing: { NULL: true },
      list: { L: [{ S: 'محمد' }, { M: { deep: { N: '-1.5' } } }] },
      map: { M: { a: { S: 'x' } } },
    }
    await put(item)
    const [change] = await engine.changes(table, 1)
    expect(change).toEqual({ ...inserted(item), after: { ...item, bytes: { B: 'AP8=' } } })
  })

  test('a batch write tells each of its writes', async () => {
    await put(at('old', 1))
    const requests = [{ PutRequest: { Item: at('new', 1) } }, { DeleteRequest: { Key: keyOf('old') } }]
    await engine.client.send(new BatchWriteItemCommand({ RequestItems: { [table]: requests } }))
    const changes = await engine.changes(table, 3)
    expect(changes.slice(1)).toEqual(expect.arrayContaining([inserted(at('new', 1)), removed(at('old', 1))]))
  })
})
