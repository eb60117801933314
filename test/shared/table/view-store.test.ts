import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { index } from '../../../shared/table/keys.ts'
import { queryItems } from '../../../shared/table/read.ts'
import type { Table } from '../../../shared/table/table.ts'
import { type Look, recordView } from '../../../shared/table/view-store.ts'
import { startTable } from '../../support/table.ts'

let table: Table
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ table, stop } = await startTable())
})
afterAll(() => stop())

const household = 'c'.repeat(32)
const future = new Date(Date.now() + 3_600_000).toISOString().slice(0, 13)

function see(operator: string, look: Look, at = `${future}:10:00.000Z`, id = household): Promise<void> {
  return recordView(table, { subject: `household/${id}`, operator, look, via: 'cli', at })
}

test('a view is written once per thing, operator and hour', async () => {
  await see('anna', 'personal-data', `${future}:10:00.000Z`)
  await see('anna', 'personal-data', `${future}:50:00.000Z`)
  await see('bruno', 'personal-data')
  const views = await Array.fromAsync(queryItems(table, `HOUSEHOLD#${household}`, 'VIEW#'))
  expect(views.map(({ sk }) => sk)).toEqual([`VIEW#${future}#anna`, `VIEW#${future}#bruno`])
})

test('a search does not hide that personal data was shown in the same hour', async () => {
  const id = 'd'.repeat(32)
  await see('anna', 'search', `${future}:05:00.000Z`, id)
  await see('anna', 'personal-data', `${future}:10:00.000Z`, id)
  await see('anna', 'search', `${future}:15:00.000Z`, id)
  const views = await Array.fromAsync(queryItems(table, `HOUSEHOLD#${id}`, 'VIEW#'))
  expect(views).toMatchObject([{ look: 'personal-data', at: `${future}:10:00.000Z` }])
})

test('it is kept for 24 months, and found by who looked', async () => {
  const at = '2027-03-29T08:00:00.000Z'
  await see('carla', 'search', at)
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: 'gsi1',
      KeyConditionExpression: 'gsi1pk = :pk',
      ExpressionAttributeValues: { ':pk': index.views('carla') },
    }),
  )
  expect(Items).toMatchObject([
    { list: { subject: `household/${household}`, look: 'search', via: 'cli', at } },
  ])
  const [view] = await Array.fromAsync(queryItems(table, `HOUSEHOLD#${household}`, 'VIEW#2027'))
  expect(view?.['expiresAt']).toBe(Date.parse('2029-03-29T08:00:00.000Z') / 1000)
})
