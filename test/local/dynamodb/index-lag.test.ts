import {
  type AttributeValue,
  DeleteItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb'
import { afterEach, expect, test } from 'vitest'
import { startTestTable, type TestTable } from './support.ts'

interface LateTable extends TestTable {
  /** From now on indexes are so far behind. */
  lag(ms: number): void
  /** Lets time pass. */
  pass(ms: number): void
}

let running: LateTable | undefined
afterEach(async () => {
  await running?.stop()
  running = undefined
})

async function start(): Promise<LateTable> {
  let lagMs = 0
  let elapsedMs = 0
  const table = await startTestTable({ hooks: { indexLagMs: () => lagMs }, elapsedMs: () => elapsedMs })
  running = {
    ...table,
    lag(ms) {
      lagMs = ms
    },
    pass(ms) {
      elapsedMs += ms
    },
  }
  return running
}

async function put({ client, table }: TestTable, pk: string, at: string, status = 'open'): Promise<void> {
  const Item: Record<string, AttributeValue> = {
    pk: { S: pk },
    sk: { S: 'STATE' },
    gsi1pk: { S: 'LIST' },
    gsi1sk: { S: at },
    list: { M: { status: { S: status } } },
    secret: { S: 'in no index' },
  }
  await client.send(new PutItemCommand({ TableName: table, Item }))
}

async function list({ client, table }: TestTable, more: Partial<QueryCommandInput> = {}) {
  const found: string[] = []
  let start: QueryCommandInput['ExclusiveStartKey']
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :list',
        ExpressionAttributeValues: { ':list': { S: 'LIST' } },
        ExclusiveStartKey: start,
        ...more,
      }),
    )
    for (const item of page.Items ?? []) {
      expect(item['secret']).toBeUndefined()
      found.push(`${item['pk']?.S} ${item['gsi1sk']?.S} ${item['list']?.M?.['status']?.S}`)
    }
    start = page.LastEvaluatedKey
  } while (start)
  return found
}

test('an index that is behind shows each entry as it was', async () => {
  const stack = await start()
  for (const pk of ['a', 'b', 'c']) await put(stack, pk, pk)
  await put(stack, 'unchanged', 'zz')
  const { client, table } = stack
  stack.pass(100)
  await put(stack, 'new', 'y')
  await put(stack, 'a', 'z')
  await put(stack, 'b', 'b', 'closed')
  await client.send(new DeleteItemCommand({ TableName: table, Key: { pk: { S: 'c' }, sk: { S: 'STATE' } } }))
  const now = ['b b closed', 'new y open', 'a z open', 'unchanged zz open']
  const then = ['a a open', 'b b open', 'c c open', 'unchanged zz open']
  expect(await list(stack)).toEqual(now)
  stack.lag(50)
  expect(await list(stack)).toEqual(then)
  expect(await list(stack, { ScanIndexForward: false })).toEqual(then.toReversed())
  expect(await list(stack, { Limit: 1 })).toEqual(then)
  expect(await list(stack, { Limit: 2, ScanIndexForward: false })).toEqual(then.toReversed())
  const condition = {
    KeyConditionExpression: 'gsi1pk = :list AND gsi1sk BETWEEN :b AND :c',
    ExpressionAttributeValues: { ':list': { S: 'LIST' }, ':b': { S: 'b' }, ':c': { S: 'c' } },
  }
  expect(await list(stack, condition)).toEqual(then.slice(1, 3))
  stack.lag(0)
  expect(await list(stack)).toEqual(now)
})

test('an index catches up by itself', async () => {
  const stack = await start()
  stack.lag(200)
  await put(stack, 'a', 'a')
  stack.pass(199)
  expect(await list(stack)).toEqual([])
  stack.pass(1)
  expect(await list(stack)).toEqual(['a a open'])
})

test('the table itself is never behind', async () => {
  const stack = await start()
  stack.lag(2000)
  await put(stack, 'a', 'a')
  const query = new QueryCommand({
    TableName: stack.table,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': { S: 'a' } },
  })
  expect((await stack.client.send(query)).Count).toBe(1)
})
