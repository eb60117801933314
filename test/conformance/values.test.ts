import {
  type AttributeValue,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { describeEachEngine, useTable } from '../support/dynamodb-engines.ts'

type Item = Record<string, AttributeValue>
const MAX_ITEM_BYTES = 400 * 1024

describeEachEngine('values', (start) => {
  const table = useTable(start)

  const keyOf = (pk: string) => ({ pk: { S: pk }, sk: { S: 'STATE' } })
  const put = (item: Item) => table.client.send(new PutItemCommand({ TableName: table.name, Item: item }))
  const read = async (key: Item) =>
    (await table.client.send(new GetItemCommand({ TableName: table.name, Key: key, ConsistentRead: true })))
      .Item
  const refusal = { name: 'ValidationException' }

  test.each([
    ['an apostrophe', "O'Brien"],
    ['accents', 'Ndèye Fatou, María-José'],
    ['Vietnamese', 'Đặng'],
    ['right to left', 'محمد‏ \u202Eabc\u202C'],
    ['emoji of several code points', '👩‍👧‍👦 🇮🇹'],
    ['a NUL', 'a\u0000b'],
    ['line ends and quotes', 'a\r\n\t"\\b'],
    ['the last code points', '\u{ffff}\u{10ffff}'],
    ['decomposed letters', 'e\u0301'],
    ['4,000 characters', 'è'.repeat(4000)],
    ['nothing', ''],
  ])('text with %s comes back as it was, in values, names and conditions', async (_what, text) => {
    const key = keyOf(`text-${Buffer.from(text).toString('hex').slice(0, 200)}`)
    const item: Item = { ...key, text: { S: text }, map: { M: { [`name ${text}`]: { S: text } } } }
    await put(item)
    expect(await read(key)).toEqual(item)
    const again = new UpdateItemCommand({
      TableName: table.name,
      Key: key,
      UpdateExpression: 'SET isFound = :yes',
      ConditionExpression: '#text = :text AND #map.#name = :text',
      ExpressionAttributeNames: { '#text': 'text', '#map': 'map', '#name': `name ${text}` },
      ExpressionAttributeValues: { ':text': { S: text }, ':yes': { BOOL: true } },
      ReturnValues: 'UPDATED_NEW',
    })
    expect((await table.client.send(again)).Attributes).toEqual({ isFound: { BOOL: true } })
  })

  test.each(['محمد', '👩‍👧‍👦', 'a\u0000b', 'x/y#z~', '\u{10ffff}'])(
    '%j can be a key of the table and of an index',
    async (text) => {
      const item = { pk: { S: text }, sk: { S: text }, gsi1pk: { S: text }, gsi1sk: { S: text } }
      await put(item)
      expect(await read({ pk: item.pk, sk: item.sk })).toEqual(item)
      const query = new QueryCommand({
        TableName: table.name,
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :text AND begins_with(gsi1sk, :text)',
        ExpressionAttributeValues: { ':text': { S: text } },
      })
      expect((await table.client.send(query)).Items).toEqual([item])
    },
  )

  test('bytes come back as they were', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)
    const empty = new Uint8Array()
    await put({ ...keyOf('bytes'), bytes: { B: bytes }, empty: { B: empty }, set: { BS: [bytes, empty] } })
    const item = await read(keyOf('bytes'))
    expect(Buffer.from(item?.['bytes']?.B ?? [])).toEqual(Buffer.from(bytes))
    expect(item?.['empty']?.B).toHaveLength(0)
    expect(item?.['set']?.BS?.map((element) => element.length).toSorted()).toEqual([0, 256])
  })

  test.each([
    ['1.0', '1'],
    ['-0', '0'],
    ['007', '7'],
    ['1E3', '1000'],
    ['-12.50', '-12.5'],
    ['12345678901234567890123456789012345678', '12345678901234567890123456789012345678'],
    ['0.00000000000000000000000000000000000001', '0.00000000000000000000000000000000000001'],
  ])('the number %s is kept as %s', async (given, kept) => {
    await put({ ...keyOf('number'), number: { N: given } })
    expect((await read(keyOf('number')))?.['number']).toEqual({ N: kept })
  })

  test('sums are exact to 38 digits', async () => {
    await put({ ...keyOf('sum'), number: { N: '0.1' } })
    const add = new UpdateItemCommand({
      TableName: table.name,
      Key: keyOf('sum'),
      UpdateExpression: 'ADD #n :n',
      ExpressionAttributeNames: { '#n': 'number' },
      ExpressionAttributeValues: { ':n': { N: '1234567890123456789012345678901234567.2' } },
      ReturnValues: 'UPDATED_NEW',
    })
    expect((await table.client.send(add)).Attributes?.['number']?.N).toBe(
      '1234567890123456789012345678901234567.3',
    )
  })

  test.each(['123456789012345678901234567890123456789', '1E126', 'abc', ''])(
    'the number %j is refused',
    async (number) => {
      await expect(put({ ...keyOf('refused'), number: { N: number } })).rejects.toMatchObject(refusal)
    },
  )

  test.each<[string, Item]>([
    ['an empty key', keyOf('')],
    ['no sort key', { pk: { S: 'x' } }],
    ['a key of another type', { pk: { N: '1' }, sk: { S: 'STATE' } }],
    ['an empty key of an index', { ...keyOf('x'), gsi1pk: { S: '' }, gsi1sk: { S: 'x' } }],
    ['an index key of another type', { ...keyOf('x'), gsi2pk: { N: '1' }, gsi2sk: { S: 'x' } }],
    ['an empty attribute name', { ...keyOf('x'), map: { M: { '': { S: 'x' } } } }],
    ['an empty set', { ...keyOf('x'), set: { SS: [] } }],
    ['a set with one element twice', { ...keyOf('x'), set: { SS: ['a', 'a'] } }],
    ['32 maps in each other', { ...keyOf('x'), deep: nested(32) }],
    ['a partition key over 2048 bytes', { pk: { S: 'x'.repeat(2049) }, sk: { S: 'x' } }],
    ['a sort key over 1024 bytes', { pk: { S: 'x' }, sk: { S: 'x'.repeat(1025) } }],
  ])('an item with %s is refused', async (_what, item) => {
    await expect(put(item)).rejects.toMatchObject(refusal)
  })

  test('31 maps in each other are kept', async () => {
    const item = { ...keyOf('deep'), deep: nested(31) }
    await put(item)
    expect(await read(keyOf('deep'))).toEqual(item)
  })

  test.each([
    ['plain', 'x', MAX_ITEM_BYTES],
    ['two-byte', 'è', MAX_ITEM_BYTES],
    ['four-byte', '😀', MAX_ITEM_BYTES],
  ])(
    'an item of 400 KB of %s text is kept and one character more is refused',
    async (_what, letter, limit) => {
      const names = 'pk'.length + 'large'.length + 'sk'.length + 'S'.length + 'text'.length
      const room = Math.floor((limit - names) / Buffer.byteLength(letter))
      const item = (length: number) => ({
        pk: { S: 'large' },
        sk: { S: 'S' },
        text: { S: letter.repeat(length) },
      })
      await put(item(room))
      await expect(put(item(room + 1))).rejects.toMatchObject(refusal)
      const grow = new UpdateItemCommand({
        TableName: table.name,
        Key: { pk: { S: 'large' }, sk: { S: 'S' } },
        UpdateExpression: 'SET more = :more',
        ExpressionAttributeValues: { ':more': { S: letter } },
      })
      await expect(table.client.send(grow)).rejects.toMatchObject(refusal)
    },
  )

  test('400 KB of bytes are kept and one more is refused', async () => {
    const names = 'pk'.length + 'large'.length + 'sk'.length + 'B'.length + 'body'.length
    const item = (length: number) => ({
      pk: { S: 'large' },
      sk: { S: 'B' },
      body: { B: new Uint8Array(length).fill(7) },
    })
    await put(item(MAX_ITEM_BYTES - names))
    await expect(put(item(MAX_ITEM_BYTES - names + 1))).rejects.toMatchObject(refusal)
  })

  test('the table describes its keys, indexes and stream', async () => {
    const { Table } = await table.client.send(new DescribeTableCommand({ TableName: table.name }))
    expect(Table).toMatchObject({
      TableName: table.name,
      TableStatus: 'ACTIVE',
      KeySchema: [{ AttributeName: 'pk' }, { AttributeName: 'sk' }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      LatestStreamArn: expect.stringContaining(`table/${table.name}/stream/`),
    })
    const projections = Table?.GlobalSecondaryIndexes?.map(({ IndexName, IndexStatus, Projection }) => [
      IndexName,
      IndexStatus,
      Projection,
    ])
    expect(projections?.toSorted()).toEqual([
      ['gsi1', 'ACTIVE', { ProjectionType: 'INCLUDE', NonKeyAttributes: ['list'] }],
      ['gsi2', 'ACTIVE', { ProjectionType: 'KEYS_ONLY' }],
    ])
  })

  test('time to live is described as it was set, and set once', async () => {
    const describe = async () =>
      (await table.client.send(new DescribeTimeToLiveCommand({ TableName: table.name })))
        .TimeToLiveDescription
    const set = (AttributeName: string, Enabled: boolean) =>
      table.client.send(
        new UpdateTimeToLiveCommand({
          TableName: table.name,
          TimeToLiveSpecification: { AttributeName, Enabled },
        }),
      )
    expect(await describe()).toEqual({ TimeToLiveStatus: 'DISABLED' })
    expect((await set('expiresAt', true)).TimeToLiveSpecification).toEqual({
      AttributeName: 'expiresAt',
      Enabled: true,
    })
    expect(await describe()).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' })
    await expect(set('expiresAt', true)).rejects.toMatchObject(refusal)
    await expect(set('another', false)).rejects.toMatchObject(refusal)
  })
})

function nested(maps: number): AttributeValue {
  return maps === 0 ? { S: 'x' } : { M: { a: nested(maps - 1) } }
}
