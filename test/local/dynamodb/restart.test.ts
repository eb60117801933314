import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import {
  DeleteTableCommand,
  DescribeTableCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startDynamoDb } from '../../../local/dynamodb.ts'
import { createTestTable } from '../../support/dynamodb-table.ts'
import { clientOf, keyOf, startTestTable } from './support.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raccordo-table-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('tables, items, indexes, stream and time to live outlive a restart', async () => {
  const path = join(folder, 'deep', 'table')
  const first = await startTestTable({ path })
  const TimeToLiveSpecification = { AttributeName: 'expiresAt', Enabled: true }
  await first.client.send(new UpdateTimeToLiveCommand({ TableName: first.table, TimeToLiveSpecification }))
  await first.put('kept', { gsi1pk: { S: 'LIST' }, gsi1sk: { S: '1' } })
  await first.put('expired', { expiresAt: { N: `${Math.floor(Date.now() / 1000) + 3600}` } })
  await first.stop()

  const anHourLater = { now: () => new Date(Date.now() + 3_700_000) }
  const second = await startTestTable({ path, clock: anHourLater }, first.table)
  const list = new QueryCommand({
    TableName: first.table,
    IndexName: 'gsi1',
    KeyConditionExpression: 'gsi1pk = :list',
    ExpressionAttributeValues: { ':list': { S: 'LIST' } },
  })
  expect((await second.client.send(list)).Count).toBe(1)
  expect(await second.read('kept')).toMatchObject(keyOf('kept'))
  const { Table } = await second.client.send(new DescribeTableCommand({ TableName: first.table }))
  expect(Table?.StreamSpecification).toEqual({ StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' })
  await expect.poll(() => second.read('expired')).toBeUndefined()
  await second.stop()
})

test('a deleted table is gone for good, and stopping twice is stopping once', async () => {
  const path = join(folder, 'table')
  const first = await startTestTable({ path })
  const TimeToLiveSpecification = { AttributeName: 'expiresAt', Enabled: true }
  await first.client.send(new UpdateTimeToLiveCommand({ TableName: first.table, TimeToLiveSpecification }))
  await first.put('gone')
  await first.client.send(new DeleteTableCommand({ TableName: first.table }))
  await Promise.all([first.stop(), first.stop()])
  const second = await startTestTable({ path }, first.table)
  await expect(second.read('gone')).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  await second.stop()
})

test('a folder that is open is refused with the process that has it, and is free after the stop', async () => {
  const path = join(folder, 'table')
  const first = await startDynamoDb({ path })
  await expect(startDynamoDb({ path })).rejects.toThrow(
    `the table store ${path} is already open in process ${process.pid}: stop that one, or choose another folder`,
  )
  await first.stop()
  const second = await startDynamoDb({ path })
  await second.stop()
})

test('a killed process leaves the folder free, and every write that it had answered', async () => {
  const path = join(folder, 'table')
  const module = new URL('../../../local/dynamodb.ts', import.meta.url)
  const program = `
    import { startDynamoDb } from ${JSON.stringify(module.href)}
    const { url } = await startDynamoDb({ path: ${JSON.stringify(path)} })
    console.log(url)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [url] = await once(createInterface({ input: child.stdout }), 'line')
  await expect(startDynamoDb({ path })).rejects.toThrow(`is already open in process ${child.pid}`)

  const client = clientOf(String(url))
  const TableName = await createTestTable(client)
  const Put = (pk: string) => ({ Put: { TableName, Item: keyOf(pk) } })
  await client.send(new TransactWriteItemsCommand({ TransactItems: [Put('a'), Put('b')] }))
  client.destroy()
  child.kill('SIGKILL')
  await once(child, 'exit')

  const again = await startTestTable({ path }, TableName)
  expect(await again.read('a')).toEqual(keyOf('a'))
  expect(await again.read('b')).toEqual(keyOf('b'))
  await again.stop()
})

test('a taken port is refused and leaves the folder free', async () => {
  const path = join(folder, 'table')
  const other = await startDynamoDb()
  const port = Number(new URL(other.url).port)
  await expect(startDynamoDb({ path, port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  const free = await startDynamoDb({ path })
  await free.stop()
  await other.stop()
})
