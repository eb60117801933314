import { PutItemCommand, UpdateItemCommand, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, test } from 'vitest'
import type { TableChange } from '../../../local/contracts.ts'
import { keyOf, startTestTable, type TestTable } from './support.ts'

const start = new Date('2026-03-02T08:00:00Z')
const inSeconds = (seconds: number) => ({ N: `${start.getTime() / 1000 + seconds}` })

const running: TestTable[] = []
afterAll(() => Promise.all(running.map((table) => table.stop())))

async function startWithClock() {
  let now = start
  const table = await startTestTable({ clock: { now: () => now } })
  running.push(table)
  const changes: TableChange[] = []
  table.database.onChange((change) => changes.push(change))
  const advance = (seconds: number) => {
    now = new Date(now.getTime() + seconds * 1000)
  }
  return { ...table, changes, advance }
}

function enable({ client, table }: TestTable) {
  const TimeToLiveSpecification = { AttributeName: 'expiresAt', Enabled: true }
  return client.send(new UpdateTimeToLiveCommand({ TableName: table, TimeToLiveSpecification }))
}

// The table looks every second for what has expired: the tests wait side by side.
test.concurrent('what expires by the clock is deleted and told as expired', async ({ expect }) => {
  const stack = await startWithClock()
  await stack.put('present', { expiresAt: inSeconds(60) })
  await enable(stack)
  await stack.put('later', { expiresAt: inSeconds(60) })
  await stack.put('kept', { expiresAt: inSeconds(3600) })
  await stack.put('text', { expiresAt: { S: '1' } })
  await stack.put('years-old', { expiresAt: inSeconds(-6 * 365 * 24 * 3600) })
  await stack.put('without')
  stack.advance(61)
  await expect.poll(() => stack.changes.filter(({ byTtl }) => byTtl)).toHaveLength(2)
  const expired = stack.changes.filter(({ byTtl }) => byTtl)
  expect(expired.map(({ keys }) => keys['pk']?.['S']).toSorted()).toEqual(['later', 'present'])
  expect(expired[0]).toMatchObject({ eventName: 'REMOVE', before: { expiresAt: inSeconds(60) } })
  expect(expired[0]?.after).toBeUndefined()
  for (const pk of ['kept', 'text', 'years-old', 'without']) expect(await stack.read(pk)).toBeDefined()
})

test.concurrent('an item whose expiry is moved or removed stays, until it expires after all', async ({
  expect,
}) => {
  const stack = await startWithClock()
  await enable(stack)
  const TableName = stack.table
  for (const pk of ['moved', 'removed', 'gone']) await stack.put(pk, { expiresAt: inSeconds(60) })
  const moved = { ...keyOf('moved'), expiresAt: inSeconds(3600) }
  await stack.client.send(new PutItemCommand({ TableName, Item: moved }))
  const removal = { TableName, Key: keyOf('removed'), UpdateExpression: 'REMOVE expiresAt' }
  await stack.client.send(new UpdateItemCommand(removal))
  stack.advance(61)
  await expect.poll(() => stack.read('gone')).toBeUndefined()
  expect(await stack.read('moved')).toEqual(moved)
  stack.advance(3600)
  await expect.poll(() => stack.read('moved')).toBeUndefined()
  expect(await stack.read('removed')).toEqual(keyOf('removed'))
})

test.concurrent('nothing expires in a table without time to live', async ({ expect }) => {
  const stack = await startWithClock()
  await stack.put('kept', { expiresAt: inSeconds(-60) })
  const other = await startWithClock()
  await enable(other)
  await other.put('gone', { expiresAt: inSeconds(-60) })
  await expect.poll(() => other.read('gone')).toBeUndefined()
  expect(await stack.read('kept')).toBeDefined()
})
