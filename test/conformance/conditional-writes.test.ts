import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  type ReturnValue,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { describeEachEngine, useTable } from '../support/dynamodb-engines.ts'

type Item = Record<string, AttributeValue>

describeEachEngine('conditional writes', (start) => {
  const table = useTable(start)

  const keyOf = (pk: string) => ({ pk: { S: pk }, sk: { S: 'STATE' } })
  const put = (item: Item, more: object = {}) =>
    table.client.send(new PutItemCommand({ TableName: table.name, Item: item, ...more }))
  const read = async (pk: string) => {
    const request = { TableName: table.name, Key: keyOf(pk), ConsistentRead: true }
    return (await table.client.send(new GetItemCommand(request))).Item
  }
  const update = (pk: string, UpdateExpression: string, values: Item, more: object = {}) =>
    table.client.send(
      new UpdateItemCommand({
        TableName: table.name,
        Key: keyOf(pk),
        UpdateExpression,
        ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
        ...more,
      }),
    )
  const ifNew = { ConditionExpression: 'attribute_not_exists(pk)' }
  const withItem = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }

  test('a put on condition of absence succeeds once', async () => {
    await put({ ...keyOf('once'), version: { N: '1' } }, ifNew)
    const again = put({ ...keyOf('once'), version: { N: '2' } }, ifNew)
    await expect(again).rejects.toThrow(ConditionalCheckFailedException)
    expect(await read('once')).toMatchObject({ version: { N: '1' } })
  })

  test('a refused put, update and delete give the present item where asked', async () => {
    const item = { ...keyOf('present'), version: { N: '3' } }
    await put(item)
    const values = { ':present': { N: '1' } }
    const atVersion = { ConditionExpression: 'version = :present', ...withItem }
    await expect(put(item, { ...ifNew, ...withItem })).rejects.toMatchObject({ Item: item })
    await expect(update('present', 'SET version = :present', values, atVersion)).rejects.toMatchObject({
      Item: item,
    })
    const removal = {
      TableName: table.name,
      Key: keyOf('present'),
      ExpressionAttributeValues: values,
      ...atVersion,
    }
    await expect(
      table.client.send(
        new DeleteItemCommand({ ...removal, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
      ),
    ).rejects.toMatchObject({ name: 'ConditionalCheckFailedException', Item: item })
  })

  test('a refused write gives no item where none was asked or none is there', async () => {
    await put(keyOf('silent'))
    const silent = await put(keyOf('silent'), ifNew).catch((error) => error)
    expect(silent).toMatchObject({ name: 'ConditionalCheckFailedException' })
    expect(silent.Item).toBeUndefined()
    const more = { ConditionExpression: 'attribute_exists(pk)', ...withItem }
    const absent = await update('absent', 'SET a = :a', { ':a': { S: 'x' } }, more).catch((error) => error)
    expect(absent).toMatchObject({ name: 'ConditionalCheckFailedException' })
    expect(absent.Item).toBeUndefined()
    expect(await read('absent')).toBeUndefined()
  })

  test('a write on condition of a version needs that version', async () => {
    await put({ ...keyOf('version'), version: { N: '1' } })
    const next = { ...keyOf('version'), version: { N: '2' } }
    const atOne = {
      ConditionExpression: 'version = :present',
      ExpressionAttributeValues: { ':present': { N: '1.0' } },
    }
    await put(next, atOne)
    await expect(put(next, atOne)).rejects.toThrow(ConditionalCheckFailedException)
  })

  test.each([
    ['#status IN (:open, :late)', true],
    ['#status = :late OR version BETWEEN :two AND :four', true],
    ['NOT #status = :late AND attribute_exists(liaison)', true],
    ['attribute_not_exists(liaison) OR version > :four', false],
    ['begins_with(#status, :op) AND size(#status) = :four', true],
    ['contains(tags, :open) AND attribute_type(tags, :set)', true],
    ['#list.#status <> :late', true],
    ['#list.nowhere = :late', false],
  ])('the condition %s is %s', async (ConditionExpression, holds) => {
    const item: Item = {
      ...keyOf('words'),
      status: { S: 'open' },
      version: { N: '3' },
      liaison: { S: 'o1' },
      tags: { SS: ['open', 'urgent'] },
      list: { M: { status: { S: 'open' } } },
    }
    await put(item)
    const names = { '#status': 'status', '#list': 'list' }
    const values: Item = {
      ':open': { S: 'open' },
      ':late': { S: 'late' },
      ':op': { S: 'op' },
      ':set': { S: 'SS' },
      ':two': { N: '2' },
      ':four': { N: '4' },
    }
    const used = <T>(all: Record<string, T>) =>
      Object.fromEntries(
        Object.entries(all).filter(([name]) => new RegExp(`${name}\\b`).test(ConditionExpression)),
      )
    const write = put(item, {
      ConditionExpression,
      ...(Object.keys(used(names)).length > 0 && { ExpressionAttributeNames: used(names) }),
      ...(Object.keys(used(values)).length > 0 && { ExpressionAttributeValues: used(values) }),
    })
    if (holds) await write
    else await expect(write).rejects.toThrow(ConditionalCheckFailedException)
  })

  test('a counter counts from nothing and gives its new value', async () => {
    const count = () =>
      update('counter', 'ADD cases :one', { ':one': { N: '1' } }, { ReturnValues: 'UPDATED_NEW' })
    expect((await count()).Attributes).toEqual({ cases: { N: '1' } })
    expect((await count()).Attributes).toEqual({ cases: { N: '2' } })
  })

  test('parallel counts are all different', async () => {
    const counts = await Promise.all(
      Array.from({ length: 25 }, () =>
        update('busy-counter', 'ADD cases :one', { ':one': { N: '1' } }, { ReturnValues: 'UPDATED_NEW' }),
      ),
    )
    expect(new Set(counts.map(({ Attributes }) => Attributes?.['cases']?.N)).size).toBe(25)
  })

  test.each<[ReturnValue, Item | undefined]>([
    ['NONE', undefined],
    ['ALL_OLD', { ...keyOf('returned'), status: { S: 'open' }, owner: { S: 'o1' } }],
    ['UPDATED_OLD', { status: { S: 'open' } }],
    ['ALL_NEW', { ...keyOf('returned'), status: { S: 'done' }, owner: { S: 'o1' } }],
    ['UPDATED_NEW', { status: { S: 'done' } }],
  ])('an update that asks for %s gets it', async (ReturnValues, expected) => {
    await put({ ...keyOf('returned'), status: { S: 'open' }, owner: { S: 'o1' } })
    const answer = await update(
      'returned',
      'SET #s = :s',
      { ':s': { S: 'done' } },
      {
        ExpressionAttributeNames: { '#s': 'status' },
        ReturnValues,
      },
    )
    expect(answer.Attributes).toEqual(expected)
  })

  test('SET, REMOVE, ADD and DELETE work in one expression', async () => {
    await put({
      ...keyOf('mixed'),
      version: { N: '1' },
      gone: { S: 'x' },
      tags: { SS: ['a', 'b'] },
      list: { M: { status: { S: 'open' }, owner: { S: 'o1' } } },
      log: { L: [{ S: 'one' }] },
    })
    const expression =
      'SET version = version + :one, #list.#status = :done, firstAs = if_not_exists(firstAs, :done), ' +
      '#log = list_append(#log, :more) REMOVE gone, #list.#owner ADD seen :one DELETE tags :tag'
    const values: Item = {
      ':one': { N: '1' },
      ':done': { S: 'done' },
      ':more': { L: [{ S: 'two' }] },
      ':tag': { SS: ['a'] },
    }
    const names = { '#list': 'list', '#status': 'status', '#owner': 'owner', '#log': 'log' }
    await update('mixed', expression, values, { ExpressionAttributeNames: names })
    expect(await read('mixed')).toEqual({
      ...keyOf('mixed'),
      version: { N: '2' },
      firstAs: { S: 'done' },
      seen: { N: '1' },
      tags: { SS: ['b'] },
      list: { M: { status: { S: 'done' } } },
      log: { L: [{ S: 'one' }, { S: 'two' }] },
    })
  })

  test('if_not_exists keeps what is there', async () => {
    const first = (at: string) =>
      update('first', 'SET seenAt = if_not_exists(seenAt, :at)', { ':at': { S: at } })
    await first('2026-01-01')
    await first('2026-02-02')
    expect(await read('first')).toMatchObject({ seenAt: { S: '2026-01-01' } })
  })

  test.each([
    ['changes a key', 'SET sk = :x', { ':x': { S: 'y' } }],
    ['counts a text', 'ADD #text :one', { ':one': { N: '1' } }],
    ['reads an attribute that is not there', 'SET a = nowhere', {}],
    ['goes into an attribute that is not there', 'SET nowhere.a = :x', { ':x': { S: 'y' } }],
  ])('an update that %s is refused', async (_what, expression, values) => {
    await put({ ...keyOf('refused'), text: { S: 'x' } })
    const names = expression.includes('#text') ? { ExpressionAttributeNames: { '#text': 'text' } } : {}
    await expect(update('refused', expression, values, names)).rejects.toMatchObject({
      name: 'ValidationException',
    })
  })

  test('of many puts that race for a new item exactly one wins', async () => {
    const racers = Array.from({ length: 20 }, (_, index) =>
      put({ ...keyOf('race'), by: { N: `${index}` } }, ifNew),
    )
    const results = await Promise.allSettled(racers)
    const winners = results.flatMap((result, index) => (result.status === 'fulfilled' ? [index] : []))
    expect(winners).toHaveLength(1)
    expect(await read('race')).toMatchObject({ by: { N: `${winners[0]}` } })
  })
})
