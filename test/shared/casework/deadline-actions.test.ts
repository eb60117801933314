import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addOwnDeadline, finishDeadline, getDeadline } from '../../../shared/casework/deadline-actions.ts'
import { findReferral } from '../../../shared/table/referral-store.ts'
import type { Table } from '../../../shared/table/table.ts'
import { arrive, decideIn, emptyWorld, fileOf, occasionAt } from '../../support/casework-world.ts'
import { startConnection } from '../../support/connection.ts'
import { addOperators } from '../../support/operators.ts'
import { putWorld } from '../../support/world-in-table.ts'

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

test('one side’s deadline of a bounce that is done settles that side of the referral, and no other', async () => {
  const name = { subject: `referral/${id}`, kind: 'settle-bounce', number: 1 } as const
  expect(await finishDeadline(table, name, occasion)).toMatchObject({ status: 'done', district: 'bergamo' })
  expect(await getDeadline(table, { ...name, number: 2 })).toMatchObject({
    status: 'open',
    district: 'dalmine',
  })
  const referral = await findReferral(table, id)
  expect(referral?.bounced?.sides.map(({ settledAt }) => settledAt)).toEqual([AT, undefined])
})

test('a deadline that never was is named, with where to look', async () => {
  const name = { subject: `referral/${id}`, kind: 'review', number: 7 } as const
  await expect(finishDeadline(table, name, occasion)).rejects.toThrow(
    `review 7 of referral/${id} does not exist`,
  )
})
