import {
  PutItemCommand,
  TransactGetItemsCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { describeEachEngine, useTable } from '../support/dynamodb-engines.ts'

describeEachEngine('transactional reads', (start) => {
  const table = useTable(start)

  const keyOf = (pk: string) => ({ pk: { S: pk }, sk: { S: 'STATE' } })
  const seed = (pk: string, version: number) =>
    table.client.send(
      new PutItemCommand({ TableName: table.name, Item: { ...keyOf(pk), version: { N: `${version}` } } }),
    )
  const transact = (TransactItems: TransactWriteItem[]) =>
    table.client.send(new TransactWriteItemsCommand({ TransactItems }))

  test('a transactional read gives each item in its place', async () => {
    await seed('read', 3)
    const { Responses } = await table.client.send(
      new TransactGetItemsCommand({
        TransactItems: [
          { Get: { TableName: table.name, Key: keyOf('read-absent') } },
          { Get: { TableName: table.name, Key: keyOf('read'), ProjectionExpression: 'version' } },
        ],
      }),
    )
    expect(Responses).toEqual([{}, { Item: { version: { N: '3' } } }])
  })

  test('a transactional read never sees half of a transaction', async () => {
    const write = (version: number) => {
      const Item = (pk: string) => ({ ...keyOf(pk), version: { N: `${version}` } })
      const Put = (pk: string) => ({ Put: { TableName: table.name, Item: Item(pk) } })
      return transact([Put('half-1'), Put('half-2')])
    }
    const get = (pk: string) => ({ Get: { TableName: table.name, Key: keyOf(pk) } })
    const readBoth = async () => {
      const request = new TransactGetItemsCommand({ TransactItems: [get('half-1'), get('half-2')] })
      return (await table.client.send(request)).Responses?.map(({ Item }) => Item?.['version']?.N)
    }
    await write(0)
    const reads = Array.from({ length: 15 }, async (_, version) => {
      const [, seen] = await Promise.all([write(version), readBoth()])
      return seen
    })
    for (const seen of await Promise.all(reads)) expect(seen?.[0]).toBe(seen?.[1])
  })

  test('a transactional read of one item twice is refused', async () => {
    const get = { Get: { TableName: table.name, Key: keyOf('read') } }
    const twice = table.client.send(new TransactGetItemsCommand({ TransactItems: [get, get] }))
    await expect(twice).rejects.toMatchObject({ name: 'ValidationException' })
  })
})
