import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addOwnDeadline,
  finishDeadline,
  getDeadline,
  snoozeDeadline,
} from '../../../../shared/casework/deadlines/deadline-actions.ts'
import { Conflict } from '../../../../shared/errors.ts'
import { findReferral } from '../../../../shared/table/referral-store.ts'
import type { Table } from '../../../../shared/table/table.ts'
import { arrive, decideIn, emptyWorld, fileOf, occasionAt } from '../../../support/casework-world.ts'
import { startConnection } from '../../../support/connection.ts'
import { addOperators } from '../../../support/operators.ts'
import { putWorld } from '../../../support/world-in-table.ts'

const AT = '2026-11-30T09:00:00.000Z'
const occasion = occasionAt(AT)
const world = emptyWorld()
const { id } = arrive(world, { number: 1, at: AT })

let table: Table
let stop: () => Promise<void>

beforeAll(async () => {
  const started = await startConnection(AT)
  ;({ stop } = started)
  ;({ table } = started.connection)
  await addOperators(started.connection)
  const { referral, ...rest } = fileOf(world, id)
  const sides = [{ district: 'bergamo', coordinator: 'carla-prova' }, { district: 'dalmine' }]
  const bounced = { ...referral, bounced: { at: AT, sides }, version: referral.version + 1 }
  decideIn(world, { ...rest, referral }, () => ({ referrals: [bounced], events: [] }), occasion)
  await putWorld(table, world)
})
afterAll(() => stop())

const own = { due: '2026-12-15', note: 'Telefonare', owner: 'anna-prova' }

describe('two at once', () => {
  test('who add an own deadline both have one, with numbers of their own', async () => {
    const both = await Promise.all([
      addOwnDeadline(table, id, own, occasion),
      addOwnDeadline(table, id, own, occasionAt(AT, 'bruno-prova')),
    ])
    expect(both.map(({ number }) => number).toSorted()).toEqual([1, 2])
  })

  test('who do the same, one does it and the other reads that it was done', async () => {
    const added = await addOwnDeadline(table, id, own, occasion)
    const both = await Promise.allSettled([
      finishDeadline(table, added, occasion),
      finishDeadline(table, added, occasionAt(AT, 'bruno-prova')),
    ])
    const lost = both.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))
    expect(lost).toEqual([expect.stringContaining(`was done at ${AT}: nothing was changed`)])
    expect(await getDeadline(table, added)).toMatchObject({ status: 'done', version: 2 })
  })
})

const lost = new TransactionCanceledException({
  ...{ message: 'lost', $metadata: {}, CancellationReasons: [{ Code: 'ConditionalCheckFailed' }] },
})

describe('a bounce', () => {
  const name = { subject: `referral/${id}`, kind: 'settle-bounce', number: 1 } as const
  const other = { ...name, number: 2 }
  const sides = async () => (await findReferral(table, id))?.bounced?.sides.map(({ settledAt }) => settledAt)

  test('whose referral is changed again and again is given up after three attempts', async () => {
    let attempts = 0
    table.client.middlewareStack.add(
      (next, { commandName }) =>
        (args) => {
          if (!commandName?.startsWith('TransactWrite')) return next(args)
          attempts += 1
          throw lost
        },
      { step: 'initialize', name: 'lost' },
    )
    await expect(finishDeadline(table, name, occasion)).rejects.toBeInstanceOf(Conflict)
    table.client.middlewareStack.remove('lost')
    expect(attempts).toBe(3)
  })

  test('is settled by each side for itself, whichever of them has the case', async () => {
    expect(await finishDeadline(table, name, occasion)).toMatchObject({ status: 'done', district: 'bergamo' })
    expect(await getDeadline(table, other)).toMatchObject({ status: 'open', district: 'dalmine' })
    expect(await sides()).toEqual([AT, undefined])
    await expect(finishDeadline(table, other, occasion)).rejects.toThrow('anna-prova does not work there')
    const elena = occasionAt(AT, 'elena-prova')
    expect(await finishDeadline(table, other, elena)).toMatchObject({ status: 'done' })
    expect(await sides()).toEqual([AT, AT])
  })
})

test('nobody of another district adds a deadline, puts one off or marks it as done', async () => {
  const elsewhere = occasionAt(AT, 'dino-prova')
  const added = await addOwnDeadline(table, id, own, occasion)
  const why = 'dino-prova does not work there'
  await expect(addOwnDeadline(table, id, own, elsewhere)).rejects.toThrow(why)
  await expect(snoozeDeadline(table, added, '2026-12-16', elsewhere)).rejects.toThrow(why)
  await expect(finishDeadline(table, added, elsewhere)).rejects.toThrow(why)
  expect(await getDeadline(table, added)).toEqual(added)
})

test('a deadline that never was is named, with where to look', async () => {
  const name = { subject: `referral/${id}`, kind: 'review', number: 7 } as const
  await expect(finishDeadline(table, name, occasion)).rejects.toThrow(
    `review 7 of referral/${id} does not exist`,
  )
})
