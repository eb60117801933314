import {
  type CancellationReason,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { describeEachEngine, useTable } from '../support/dynamodb-engines.ts'

describeEachEngine('transactions', (start) => {
  const table = useTable(start)

  const keyOf = (pk: string) => ({ pk: { S: pk }, sk: { S: 'STATE' } })
  const seed = (pk: string, version: number) =>
    table.client.send(
      new PutItemCommand({ TableName: table.name, Item: { ...keyOf(pk), version: { N: `${version}` } } }),
    )
  const read = async (pk: string) => {
    const request = { TableName: table.name, Key: keyOf(pk), ConsistentRead: true }
    return (await table.client.send(new GetItemCommand(request))).Item
  }
  const transact = (actions: TransactWriteItem[], token?: string) =>
    table.client.send(
      new TransactWriteItemsCommand({ TransactItems: actions, ...(token && { ClientRequestToken: token }) }),
    )
  const reasonsOf = async (actions: TransactWriteItem[]): Promise<CancellationReason[]> => {
    const error: unknown = await transact(actions).catch((refusal) => refusal)
    if (!(error instanceof TransactionCanceledException)) throw error
    return error.CancellationReasons ?? []
  }

  const put = (pk: string, more: object = {}): TransactWriteItem => ({
    Put: { TableName: table.name, Item: keyOf(pk), ...more },
  })
  const putNew = (pk: string) => put(pk, { ConditionExpression: 'attribute_not_exists(pk)' })
  const atVersion = (version: number) => ({
    ConditionExpression: 'version = :present',
    ExpressionAttributeValues: { ':present': { N: `${version}` } },
  })
  const update = (pk: string, version: number, more: object = {}): TransactWriteItem => ({
    Update: {
      TableName: table.name,
      Key: keyOf(pk),
      UpdateExpression: 'SET version = version + :one',
      ConditionExpression: 'version = :present',
      ExpressionAttributeValues: { ':present': { N: `${version}` }, ':one': { N: '1' } },
      ...more,
    },
  })
  const remove = (pk: string, version: number): TransactWriteItem => ({
    Delete: { TableName: table.name, Key: keyOf(pk), ...atVersion(version) },
  })
  const check = (pk: string, version: number, more: object = {}): TransactWriteItem => ({
    ConditionCheck: { TableName: table.name, Key: keyOf(pk), ...atVersion(version), ...more },
  })
  const counts = {
    UpdateExpression: 'ADD version :one',
    ExpressionAttributeValues: { ':one': { N: '1' } },
  }
  const withItem = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }

  test('a transaction of every kind of action does all of them', async () => {
    await Promise.all([seed('all-update', 1), seed('all-delete', 1), seed('all-check', 1)])
    await transact([
      putNew('all-put'),
      update('all-update', 1),
      remove('all-delete', 1),
      check('all-check', 1),
    ])
    expect(await read('all-put')).toEqual(keyOf('all-put'))
    expect(await read('all-update')).toEqual({ ...keyOf('all-update'), version: { N: '2' } })
    expect(await read('all-delete')).toBeUndefined()
    expect(await read('all-check')).toEqual({ ...keyOf('all-check'), version: { N: '1' } })
  })

  test('every refused action has its reason in its place, and nothing is done', async () => {
    await Promise.all([
      seed('place-put', 1),
      seed('place-update', 1),
      seed('place-delete', 1),
      seed('place-check', 1),
    ])
    const reasons = await reasonsOf([
      put('place-new'),
      putNew('place-put'),
      put('place-other'),
      update('place-update', 7),
      remove('place-delete', 7),
      check('place-check', 7),
      check('place-absent', 1),
    ])
    expect(reasons.map((reason) => reason.Code)).toEqual([
      'None',
      'ConditionalCheckFailed',
      'None',
      'ConditionalCheckFailed',
      'ConditionalCheckFailed',
      'ConditionalCheckFailed',
      'ConditionalCheckFailed',
    ])
    expect(reasons[1]).toEqual({ Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' })
    expect(await read('place-new')).toBeUndefined()
    expect(await read('place-delete')).toBeDefined()
  })

  test('a reason holds the item as it is where that was asked, and none where there is none', async () => {
    await Promise.all([seed('item-put', 4), seed('item-update', 5), seed('item-check', 6)])
    const reasons = await reasonsOf([
      put('item-put', { ConditionExpression: 'attribute_not_exists(pk)', ...withItem }),
      update('item-update', 1, withItem),
      check('item-check', 1, withItem),
      check('item-absent', 1, withItem),
      update('item-check-not-asked', 1),
    ])
    expect(reasons.map((reason) => reason.Item)).toEqual([
      { ...keyOf('item-put'), version: { N: '4' } },
      { ...keyOf('item-update'), version: { N: '5' } },
      { ...keyOf('item-check'), version: { N: '6' } },
      undefined,
      undefined,
    ])
  })

  test('an action that does not fit the table is a validation error in its place', async () => {
    const reasons = await reasonsOf([
      { Put: { TableName: table.name, Item: { pk: { N: '1' }, sk: { S: 'STATE' } } } },
      put('fits'),
    ])
    expect(reasons.map((reason) => reason.Code)).toEqual(['ValidationError', 'None'])
    expect(await read('fits')).toBeUndefined()
  })

  test.each<[string, () => TransactWriteItem]>([
    ['a put', () => put('twice')],
    ['a delete', () => ({ Delete: { TableName: table.name, Key: keyOf('twice') } })],
    ['an update', () => update('twice', 1, { ConditionExpression: undefined, ...counts })],
  ])('a put and %s of the same item are refused', async (_what, action) => {
    await expect(transact([put('twice'), putNew('twice-other'), action()])).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Transaction request cannot include multiple operations on one item',
    })
    expect(await read('twice-other')).toBeUndefined()
  })

  test('a hundred actions are done together and a hundred and one are refused', async () => {
    const events = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        Put: { TableName: table.name, Item: { pk: { S: 'hundred' }, sk: { S: `EVENT#${index}` } } },
      }))
    await expect(transact(events(101))).rejects.toMatchObject({ name: 'ValidationException' })
    await transact(events(100))
    const found = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: 'hundred' } },
        Select: 'COUNT',
      }),
    )
    expect(found.Count).toBe(100)
  })

  test('more than four megabytes in one transaction are refused', async () => {
    const large = Array.from({ length: 12 }, (_, index) =>
      put(`large-${index}`, { Item: { ...keyOf(`large-${index}`), text: { S: 'x'.repeat(399_000) } } }),
    )
    await expect(transact(large)).rejects.toMatchObject({ name: 'ValidationException' })
    expect(await read('large-0')).toBeUndefined()
  })

  test.each([
    ['no action at all', () => []],
    ['an unparsable condition', () => [put('bad', { ConditionExpression: 'version = ' })]],
    ['a check without a condition', () => [{ ConditionCheck: { TableName: table.name, Key: keyOf('bad') } }]],
    ['two kinds in one action', () => [{ ...put('bad'), ...remove('bad', 1) }]],
    [
      'a value that no expression uses',
      () => [
        put('bad', {
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':unused': { S: '' } },
        }),
      ],
    ],
  ])('a transaction with %s is refused as a whole', async (_what, actions) => {
    // The SDK's types know better than to send these.
    const refused = transact([...actions()] as TransactWriteItem[])
    await expect(refused).rejects.toMatchObject({ name: 'ValidationException' })
  })

  test('an action on an unknown table refuses the transaction', async () => {
    const refused = transact([put('known'), { Put: { TableName: 'no-such-table', Item: keyOf('x') } }])
    await expect(refused).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
    expect(await read('known')).toBeUndefined()
  })

  test('the same token does the same transaction once', async () => {
    await seed('token', 1)
    await transact([update('token', 1)], 'token-of-one')
    await transact([update('token', 1)], 'token-of-one')
    expect(await read('token')).toMatchObject({ version: { N: '2' } })
  })

  test('the same token with another transaction is refused', async () => {
    await transact([put('first')], 'token-of-two')
    await expect(transact([put('second')], 'token-of-two')).rejects.toMatchObject({
      name: 'IdempotentParameterMismatchException',
    })
    expect(await read('second')).toBeUndefined()
  })

  test('the token of a cancelled transaction can be used again', async () => {
    await expect(transact([update('again', 1)], 'token-again')).rejects.toThrow(TransactionCanceledException)
    await seed('again', 1)
    await transact([update('again', 1)], 'token-again')
    expect(await read('again')).toMatchObject({ version: { N: '2' } })
  })

  test('of many transactions that race for one version exactly one wins', async () => {
    await seed('race', 1)
    const racers = Array.from({ length: 20 }, (_, index) =>
      transact([update('race', 1), putNew(`racer-${index}`)]),
    )
    const results = await Promise.allSettled(racers)
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    expect(await read('race')).toMatchObject({ version: { N: '2' } })
    const winners = await Promise.all(racers.map((_racer, index) => read(`racer-${index}`)))
    expect(winners.filter(Boolean)).toHaveLength(1)
  })
})
