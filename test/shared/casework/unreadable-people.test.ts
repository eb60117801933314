import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findOwner } from '../../../shared/casework/owners/owner-search.ts'
import { type Key, key } from '../../../shared/table/keys.ts'
import { operatorsOf } from '../../../shared/table/operator-store.ts'
import type { Table } from '../../../shared/table/table.ts'
import { captureLog } from '../../support/captured-log.ts'
import { mailsOf, runAt, seedDeadlines, seedPeople, standing } from '../../support/due-table.ts'
import { at, districtWith, everybody, person } from '../../support/due-world.ts'
import { startTable } from '../../support/table.ts'

let table: Table
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ table, stop } = await startTable())
  await seedPeople(table, [...everybody, person('zoe-coordina')])
  await spoil(key.operator('carla-esempio'), 'v', 99)
})
afterAll(() => stop())

/** Makes an item one that this program does not understand. */
async function spoil(its: Key, name: string, value: unknown): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: its,
      UpdateExpression: 'SET #name = :value',
      ExpressionAttributeNames: { '#name': name },
      ExpressionAttributeValues: { ':value': value },
    }),
  )
}

async function quietly<Result>(act: () => Promise<Result>): Promise<{ result: Result; log: string }> {
  const log = captureLog()
  try {
    return { result: await act(), log: log.text() }
  } finally {
    log.release()
  }
}

test('a coordinator who cannot be read silences nobody else: the others hear, and the log names the id', async () => {
  await seedDeadlines(table, 3, at('2026-01-13', '10:00'), { due: '2026-01-14' })
  const { result, log } = await quietly(() => runAt(table, at('2026-01-19', '09:00')))
  expect(result).toMatchObject({ told: 3, failed: 0 })
  expect((await mailsOf(table, 'anna-prova')).flatMap(({ lines }) => lines)).toHaveLength(3)
  expect(log).toContain('operator/carla-esempio')
})

test('an owner who cannot be read keeps what is theirs, and a step is moved on all the same', async () => {
  await spoil(key.operator('dario-prova'), 'v', 99)
  const due = await seedDeadlines(table, 1, at('2026-02-09', '10:00'), {
    ...{ due: '2026-02-12', owner: 'dario-prova', kind: 'own', origin: 'operator' },
  })
  expect((await quietly(() => runAt(table, at('2026-02-10')))).result).toMatchObject({ failed: 0 })
  expect(await standing(table, due)).toMatchObject([{ owner: 'dario-prova', version: 2 }])
})

test('what comes finds an owner among those who can be read', async () => {
  const question = { district: districtWith(), namedFor: [], kind: 'school', at: at('2026-01-20') } as const
  const search = { ...question, householdLiaison: 'carla-esempio' }
  const { result } = await quietly(() => findOwner(table, search))
  expect(result.assignment).toEqual({
    reason: 'nobody-there',
    passedOver: [{ operator: 'carla-esempio', why: 'not-known' }],
  })
})

test('a row of somebody who works in a district that cannot be read hides nobody else', async () => {
  await spoil(key.membership('bruno-esempio', 'bergamo'), 'list', { operator: 'bruno-esempio', roles: 7 })
  const { result, log } = await quietly(() => operatorsOf(table, 'bergamo'))
  expect(result.map(({ operator }) => operator)).toEqual([
    ...['carla-esempio', 'anna-prova', 'dario-prova', 'zoe-coordina'],
  ])
  expect(log).toContain('operator/bruno-esempio')
})
