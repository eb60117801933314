import { connect } from 'node:net'
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { afterEach, expect, test, vi } from 'vitest'
import type { CallHooks, ServiceCall } from '../../../local/contracts.ts'
import { clientOf, keyOf, startTestTable, type TestTable } from './support.ts'

let running: TestTable | undefined
afterEach(async () => {
  await running?.stop()
  running = undefined
})

async function start(hooks: CallHooks): Promise<TestTable> {
  running = await startTestTable({ hooks })
  return running
}

/** Answers the given fault to the next call, once. */
function faultOnce() {
  let next: 'throttle' | 'conflict' | undefined
  return {
    arm(fault: 'throttle' | 'conflict') {
      next = fault
    },
    before() {
      const fault = next
      next = undefined
      return fault
    },
  }
}

test('a conflict cancels a transaction with one reason, and nothing is done or told', async () => {
  const fault = faultOnce()
  const { client, table, database, read } = await start({ before: fault.before })
  const changes: unknown[] = []
  database.onChange((change) => changes.push(change))
  fault.arm('conflict')
  const Put = (pk: string) => ({ Put: { TableName: table, Item: keyOf(pk) } })
  const transaction = new TransactWriteItemsCommand({ TransactItems: [Put('a'), Put('b')] })
  const error = await client.send(transaction).catch((refusal: unknown) => refusal)
  expect(error).toBeInstanceOf(TransactionCanceledException)
  expect(error).toMatchObject({
    CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'None' }],
  })
  expect(await read('a')).toBeUndefined()
  expect(changes).toEqual([])
  await client.send(transaction)
  expect(await read('b')).toEqual(keyOf('b'))
})

test('a throttle cancels a transaction with one reason', async () => {
  const fault = faultOnce()
  const { client, table } = await start({ before: fault.before })
  fault.arm('throttle')
  const TransactItems = [{ Put: { TableName: table, Item: keyOf('a') } }]
  await expect(client.send(new TransactWriteItemsCommand({ TransactItems }))).rejects.toMatchObject({
    name: 'TransactionCanceledException',
    CancellationReasons: [{ Code: 'ThrottlingError' }],
  })
})

test('a conflict refuses single writes and leaves reads alone', async () => {
  const fault = faultOnce()
  const { client, table, put, read } = await start({ before: fault.before })
  await put('a')
  const Key = keyOf('a')
  const conflict = { name: 'TransactionConflictException' }
  fault.arm('conflict')
  const write = client.send(new PutItemCommand({ TableName: table, Item: keyOf('b') }))
  await expect(write).rejects.toMatchObject(conflict)
  fault.arm('conflict')
  const update = new UpdateItemCommand({ TableName: table, Key, UpdateExpression: 'REMOVE a' })
  await expect(client.send(update)).rejects.toMatchObject(conflict)
  fault.arm('conflict')
  await expect(client.send(new DeleteItemCommand({ TableName: table, Key }))).rejects.toMatchObject(conflict)
  fault.arm('conflict')
  expect(await read('a')).toEqual(keyOf('a'))
  expect(await read('b')).toBeUndefined()
})

test('a throttled call succeeds when the SDK repeats it', async () => {
  const fault = faultOnce()
  const { database, client, table, put } = await start({ before: fault.before })
  await put('a')
  fault.arm('throttle')
  const get = new GetItemCommand({ TableName: table, Key: keyOf('a') })
  await expect(client.send(get)).rejects.toMatchObject({ name: 'ProvisionedThroughputExceededException' })
  const patient = clientOf(database.url, 'tester', 4)
  fault.arm('throttle')
  const answer = await patient.send(get)
  patient.destroy()
  expect(answer.$metadata.attempts).toBe(2)
  expect(answer.Item).toEqual(keyOf('a'))
})

test('a throttled batch leaves its last entry unprocessed', async () => {
  const fault = faultOnce()
  const { client, table, put, read } = await start({ before: fault.before })
  fault.arm('throttle')
  const requests = ['a', 'b'].map((pk) => ({ PutRequest: { Item: keyOf(pk) } }))
  const written = await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: requests } }))
  expect(written.UnprocessedItems).toEqual({ [table]: requests.slice(1) })
  expect(await read('a')).toBeDefined()
  expect(await read('b')).toBeUndefined()
  await put('b')
  fault.arm('throttle')
  const Keys = ['a', 'b'].map(keyOf)
  const get = new BatchGetItemCommand({ RequestItems: { [table]: { Keys, ConsistentRead: true } } })
  const found = await client.send(get)
  expect(found.Responses).toEqual({ [table]: [keyOf('a')] })
  expect(found.UnprocessedKeys).toEqual({ [table]: { Keys: Keys.slice(1), ConsistentRead: true } })
})

test('a throttled batch of one entry is refused', async () => {
  const fault = faultOnce()
  const { client, table } = await start({ before: fault.before })
  fault.arm('throttle')
  const RequestItems = { [table]: { Keys: [keyOf('a')] } }
  await expect(client.send(new BatchGetItemCommand({ RequestItems }))).rejects.toMatchObject({
    name: 'ProvisionedThroughputExceededException',
  })
})

test('every call is named with its operation and its access key, before and after', async () => {
  const seen: string[] = []
  const note = (when: string) => (call: ServiceCall) => {
    seen.push(`${when} ${call.service} ${call.operation} ${call.accessKeyId}`)
    return undefined
  }
  const { database, table } = await start({ before: note('before'), after: note('after') })
  seen.length = 0
  const worker = clientOf(database.url, 'worker-7')
  await worker.send(new GetItemCommand({ TableName: table, Key: keyOf('a') }))
  const refused = worker.send(
    new PutItemCommand({ TableName: table, Item: keyOf('a'), ConditionExpression: 'attribute_exists(pk)' }),
  )
  await expect(refused).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' })
  worker.destroy()
  expect(seen).toEqual([
    'before dynamodb GetItem worker-7',
    'after dynamodb GetItem worker-7',
    'before dynamodb PutItem worker-7',
    'after dynamodb PutItem worker-7',
  ])
})

test('a write whose caller is killed before its answer stands, and the table goes on', async () => {
  let killed: (() => void) | undefined
  const { client, table, put, read } = await start({
    after: ({ accessKeyId }) => {
      if (accessKeyId === 'victim') killed?.()
    },
  })
  const victim = clientOf(running?.database.url ?? '', 'victim')
  killed = () => victim.destroy()
  const write = victim.send(new PutItemCommand({ TableName: table, Item: keyOf('kept') }))
  await expect(write).rejects.toThrow()
  expect(await read('kept')).toEqual(keyOf('kept'))
  await put('next')
  const query = new QueryCommand({
    TableName: table,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': { S: 'next' } },
  })
  expect((await client.send(query)).Count).toBe(1)
})

test('a caller that dies in the middle of its request does no harm', async () => {
  const { database, put, read } = await start({})
  const { hostname, port } = new URL(database.url)
  const socket = connect(Number(port), hostname)
  const closed = vi.fn()
  socket.on('close', closed)
  const half =
    'POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: DynamoDB_20120810.PutItem\r\nContent-Length: 99\r\n\r\n{"Tab'
  socket.write(half, () => socket.destroy())
  await vi.waitFor(() => expect(closed).toHaveBeenCalled(), { timeout: 20_000 })
  await put('alive')
  expect(await read('alive')).toEqual(keyOf('alive'))
})

test.each([
  ['no JSON', '{"TableName":', 'SerializationException'],
  ['a list', '[]', 'SerializationException'],
  ['a table of the wrong type', '{"TableName":7,"Item":{}}', 'SerializationException'],
  ['nothing', '{}', 'ValidationException'],
])('a request with %s is refused, not crashed on', async (_what, body, expected) => {
  const { database } = await start({})
  const answer = await fetch(database.url, {
    method: 'POST',
    headers: {
      'X-Amz-Target': 'DynamoDB_20120810.PutItem',
      Authorization: 'AWS4-HMAC-SHA256 Credential=tester/20260101/eu-south-1/dynamodb/aws4_request',
    },
    body,
  })
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain(expected)
})

test('an operation that nobody has is refused by name', async () => {
  const { database } = await start({})
  const headers = {
    'X-Amz-Target': 'DynamoDB_20120810.ExportTableToPointInTime',
    Authorization: 'Credential=a/b',
  }
  const answer = await fetch(database.url, { method: 'POST', headers, body: '{}' })
  expect(await answer.json()).toEqual({
    __type: 'com.amazon.coral.service#UnknownOperationException',
    message: 'ExportTableToPointInTime',
  })
})
