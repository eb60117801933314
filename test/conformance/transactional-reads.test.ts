import {
  PutItemCommand,
  TransactGetItemsCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DynamoDbEngine, describeEachEngine } from '../support/dynamodb-engines.ts'
import { createTestTable } from '../support/dynamodb-table.ts'

describeEachEngine('transactional reads', (start) => {
  let engine: DynamoDbEngine
  let table: string

  beforeAll(async () => {
    engine = await start()
    table = await createTestTable(engine.client)
  })
  afterAll(() => engine?.stop())

  const keyOf = (pk: string) => ({ pk: { S: pk }, sk: { S: 'STATE' } })
  const seed = (pk: string, version: number) =>
    engine.client.send(
      new PutItemCommand({ TableName: table, Item: { ...keyOf(pk), version: { N: `${version}` } } }),
    )
  const transact = (TransactItems: TransactWriteItem[]) =>
    engine.client.send(new TransactWriteItemsCommand({ TransactItems }))

  it('a transactional read gives each item in its place', async () => {
    await seed('read', 3)
    const { Responses } = await engine.client.send(
      new TransactGetItemsCommand({
        TransactItems: [
          { Get: { TableName: table, Key: keyOf('read-absent') } },
          { Get: { TableName: table, Key: keyOf('read'), ProjectionExpression: 'version' } },
        ],
      }),
    )
    expect(Responses).toEqual([{}, { Item: { version: { N: '3' } } }])
  })

  it('a transactional read never sees half of a transaction', async () => {
    const write = (version: number) => {
      const Item = (pk: string) => ({ ...keyOf(pk), version: { N: `${version}` } })
      const Put = (pk: string) => ({ Put: { TableName: table, Item: Item(pk) } })
      return transact([Put('half-1'), Put('half-2')])
    }
    const get = (pk: string) => ({ Get: { TableName: table, Key: keyOf(pk) } })
    const readBoth = async () => {
      const request = new TransactGetItemsCommand({ TransactItems: [get('half-1'), get('half-2')] })
      return (await engine.client.send(request)).Responses?.map(({ Item }) => Item?.['version']?.N)
    }
    await write(0)
    const reads = Array.from({ length: 15 }, async (_, version) => {
      const [, seen] = await Promise.all([write(version), readBoth()])
      return seen
    })
    for (const seen of await Promise.all(reads)) expect(seen?.[0]).toBe(seen?.[1])
  })

  it('a transactional read of one item twice is refused', async () => {
    const get = { Get: { TableName: table, Key: keyOf('read') } }
    const twice = engine.client.send(new TransactGetItemsCommand({ TransactItems: [get, get] }))
    await expect(twice).rejects.toMatchObject({ name: 'ValidationException' })
  })
})
