import {
  type AttributeValue,
  BatchWriteItemCommand,
  DeleteItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { describeEachEngine, useTable } from '../support/dynamodb-engines.ts'

type Item = Record<string, AttributeValue>
type QueryOptions = Omit<
  QueryCommandInput,
  'TableName' | 'KeyConditionExpression' | 'ExpressionAttributeValues'
>

describeEachEngine('indexes', (start) => {
  const table = useTable(start)

  const put = (item: Item) => table.client.send(new PutItemCommand({ TableName: table.name, Item: item }))
  const query = (condition: string, values: Record<string, string>, more: QueryOptions = {}) =>
    table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: condition,
        ExpressionAttributeValues: Object.fromEntries(
          Object.entries(values).map(([name, S]) => [`:${name}`, { S }]),
        ),
        ...more,
      }),
    )
  const listed = async (list: string, more: QueryOptions = {}) =>
    (await query('gsi1pk = :list', { list }, { IndexName: 'gsi1', ...more })).Items
  const due = async (shard: string, more: QueryOptions = {}) =>
    (await query('gsi2pk = :shard', { shard }, { IndexName: 'gsi2', ...more })).Items

  /** All pages of a query, each page as the values of one attribute. */
  const pages = async (
    condition: string,
    values: Record<string, string>,
    name: string,
    more: QueryOptions,
  ) => {
    const found: (string | undefined)[][] = []
    let start: Item | undefined
    do {
      const page = await query(condition, values, { ...more, ...(start && { ExclusiveStartKey: start }) })
      found.push((page.Items ?? []).map((item) => item[name]?.S))
      start = page.LastEvaluatedKey
    } while (start)
    return found
  }

  test('gsi1 shows keys and list, gsi2 shows keys only', async () => {
    await put({
      pk: { S: 'REFERRAL#1' },
      sk: { S: 'STATE' },
      gsi1pk: { S: 'projected' },
      gsi1sk: { S: '1' },
      gsi2pk: { S: 'projected' },
      gsi2sk: { S: '2' },
      list: { M: { status: { S: 'received' } } },
      contact: { S: 'in no index' },
    })
    const keys = { pk: { S: 'REFERRAL#1' }, sk: { S: 'STATE' } }
    const first = { gsi1pk: { S: 'projected' }, gsi1sk: { S: '1' } }
    const second = { gsi2pk: { S: 'projected' }, gsi2sk: { S: '2' } }
    const list = { M: { status: { S: 'received' } } }
    expect(await listed('projected')).toEqual([{ ...keys, ...first, list }])
    expect(await due('projected')).toEqual([{ ...keys, ...second }])
    expect(
      await listed('projected', {
        ProjectionExpression: 'pk, #list.#status',
        ExpressionAttributeNames: { '#list': 'list', '#status': 'status' },
      }),
    ).toEqual([{ pk: keys.pk, list }])
  })

  test('an item without the keys of an index does not stand in it', async () => {
    await put({ pk: { S: 'sparse-1' }, sk: { S: 'STATE' }, gsi1pk: { S: 'sparse' } })
    await put({ pk: { S: 'sparse-2' }, sk: { S: 'STATE' }, gsi1sk: { S: 'sparse' } })
    await put({ pk: { S: 'sparse-3' }, sk: { S: 'STATE' }, gsi1pk: { S: 'sparse' }, gsi1sk: { S: 'x' } })
    expect((await listed('sparse'))?.map((item) => item['pk']?.S)).toEqual(['sparse-3'])
  })

  test('an item enters, moves within and leaves an index as its keys change', async () => {
    const Key = { pk: { S: 'moving' }, sk: { S: 'STATE' } }
    const update = (UpdateExpression: string, values?: Item) =>
      table.client.send(
        new UpdateItemCommand({
          TableName: table.name,
          Key,
          UpdateExpression,
          ...(values && { ExpressionAttributeValues: values }),
        }),
      )
    await update('SET gsi2pk = :p, gsi2sk = :s', { ':p': { S: 'outbox' }, ':s': { S: '1' } })
    expect(await due('outbox')).toEqual([{ ...Key, gsi2pk: { S: 'outbox' }, gsi2sk: { S: '1' } }])
    await update('SET gsi2sk = :s', { ':s': { S: '2' } })
    expect(await due('outbox')).toEqual([{ ...Key, gsi2pk: { S: 'outbox' }, gsi2sk: { S: '2' } }])
    await update('REMOVE gsi2pk, gsi2sk')
    expect(await due('outbox')).toEqual([])
    await update('SET gsi2pk = :p, gsi2sk = :s', { ':p': { S: 'outbox' }, ':s': { S: '3' } })
    await table.client.send(new DeleteItemCommand({ TableName: table.name, Key }))
    expect(await due('outbox')).toEqual([])
  })

  test('a transaction changes the indexes with the items', async () => {
    const item = (pk: string, status: string): Item => ({
      pk: { S: pk },
      sk: { S: 'STATE' },
      gsi1pk: { S: `status-${status}` },
      gsi1sk: { S: pk },
      list: { M: { status: { S: status } } },
    })
    await put(item('tx-1', 'received'))
    await put(item('tx-2', 'received'))
    const Put = (pk: string) => ({ Put: { TableName: table.name, Item: item(pk, 'closed') } })
    const Delete = { Delete: { TableName: table.name, Key: { pk: { S: 'tx-2' }, sk: { S: 'STATE' } } } }
    await table.client.send(
      new TransactWriteItemsCommand({ TransactItems: [Put('tx-1'), Put('tx-3'), Delete] }),
    )
    expect(await listed('status-received')).toEqual([])
    expect((await listed('status-closed'))?.map((found) => found['pk']?.S)).toEqual(['tx-1', 'tx-3'])
  })

  test('many items with one index key are all listed, each once, over pages', async () => {
    const names = Array.from({ length: 25 }, (_, index) => `same-${String(index).padStart(2, '0')}`)
    const requests = names.map((pk) => ({
      PutRequest: { Item: { pk: { S: pk }, sk: { S: 'S' }, gsi2pk: { S: 'same' }, gsi2sk: { S: 'now' } } },
    }))
    await table.client.send(new BatchWriteItemCommand({ RequestItems: { [table.name]: requests } }))
    const values = { shard: 'same', now: 'now' }
    const condition = 'gsi2pk = :shard AND gsi2sk <= :now'
    for (const ScanIndexForward of [true, false]) {
      const found = await pages(condition, values, 'pk', { IndexName: 'gsi2', Limit: 7, ScanIndexForward })
      expect(found.map((page) => page.length)).toEqual([7, 7, 7, 4])
      expect(found.flat().toSorted()).toEqual(names)
    }
  })

  test.each([
    ['gsi2sk <= :to', ['2026-01-01', '2026-02-02']],
    ['gsi2sk < :to', ['2026-01-01']],
    ['gsi2sk >= :to', ['2026-02-02', '2026-02-02#x', '2026-03-03']],
    ['gsi2sk > :to', ['2026-02-02#x', '2026-03-03']],
    ['gsi2sk = :to', ['2026-02-02']],
    ['begins_with(gsi2sk, :to)', ['2026-02-02', '2026-02-02#x']],
    ['gsi2sk BETWEEN :from AND :to', ['2026-01-01', '2026-02-02']],
  ])('a query with %s finds what it should, in both directions', async (condition, expected) => {
    for (const at of ['2026-03-03', '2026-02-02#x', '2026-01-01', '2026-02-02']) {
      await put({ pk: { S: `due-${at}` }, sk: { S: 'S' }, gsi2pk: { S: 'due' }, gsi2sk: { S: at } })
    }
    const values = {
      shard: 'due',
      to: '2026-02-02',
      ...(condition.includes(':from') && { from: '2026-01-01' }),
    }
    const order = (ScanIndexForward: boolean) =>
      pages(`gsi2pk = :shard AND ${condition}`, values, 'gsi2sk', {
        IndexName: 'gsi2',
        ScanIndexForward,
        Limit: 1,
      })
    expect((await order(true)).flat()).toEqual(expected)
    expect((await order(false)).flat()).toEqual(expected.toReversed())
  })

  test('a page that is exactly full still tells where it ended', async () => {
    await put({ pk: { S: 'full' }, sk: { S: 'S' }, gsi2pk: { S: 'full' }, gsi2sk: { S: '1' } })
    const page = await query('gsi2pk = :p', { p: 'full' }, { IndexName: 'gsi2', Limit: 1 })
    const keys = { pk: { S: 'full' }, sk: { S: 'S' }, gsi2pk: { S: 'full' }, gsi2sk: { S: '1' } }
    expect(page.LastEvaluatedKey).toEqual(keys)
    const rest = await query(
      'gsi2pk = :p',
      { p: 'full' },
      { IndexName: 'gsi2', Limit: 1, ExclusiveStartKey: keys },
    )
    expect(rest.Items).toEqual([])
    expect(rest.LastEvaluatedKey).toBeUndefined()
  })

  test('a filter leaves out items but not pages', async () => {
    for (const number of [1, 2, 3, 4]) {
      const status = number === 4 ? 'open' : 'done'
      const list = { M: { status: { S: status } } }
      await put({
        pk: { S: `f${number}` },
        sk: { S: 'S' },
        gsi1pk: { S: 'filter' },
        gsi1sk: { S: `${number}` },
        list,
      })
    }
    const found = await pages('gsi1pk = :p', { p: 'filter', open: 'open' }, 'pk', {
      IndexName: 'gsi1',
      Limit: 2,
      FilterExpression: '#list.#status = :open',
      ExpressionAttributeNames: { '#list': 'list', '#status': 'status' },
    })
    expect(found.slice(0, 2)).toEqual([[], ['f4']])
  })

  test('items of one partition come in the order of the bytes of their sort keys', async () => {
    const keys = ['EVENT#2026', 'STATE', 'event', 'É', 'ж', '一', '\u{ffff}', '😀', ' ', '#', '~']
    for (const sk of keys) await put({ pk: { S: 'order' }, sk: { S: sk } })
    const byBytes = keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    const found = await pages('pk = :pk', { pk: 'order' }, 'sk', { Limit: 3, ConsistentRead: true })
    expect(found.flat()).toEqual(byBytes)
  })

  test('a page of large items ends at a megabyte', async () => {
    for (const number of [1, 2, 3, 4, 5, 6]) {
      await put({ pk: { S: 'heavy' }, sk: { S: `${number}` }, text: { S: 'x'.repeat(300_000) } })
    }
    const found = await pages('pk = :pk', { pk: 'heavy' }, 'sk', {})
    expect(found.length).toBeGreaterThan(1)
    expect(found.flat()).toEqual(['1', '2', '3', '4', '5', '6'])
  })

  test.each<[string, QueryOptions]>([
    ['a consistent read of an index', { IndexName: 'gsi1', ConsistentRead: true }],
    ['an unknown index', { IndexName: 'gsi9' }],
    ['all attributes of an index that has some', { IndexName: 'gsi1', Select: 'ALL_ATTRIBUTES' }],
  ])('%s is refused', async (_what, more) => {
    await expect(query('gsi1pk = :p', { p: 'x' }, more)).rejects.toMatchObject({
      name: 'ValidationException',
    })
  })
})
