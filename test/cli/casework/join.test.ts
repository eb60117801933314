import { afterEach, beforeEach, expect, test } from 'vitest'
import { listHandovers, offerCase, sendOfferBack, showHandovers } from '../../../cli/casework/handover.ts'
import { joinCase, separateCase } from '../../../cli/casework/join.ts'
import { giveCase } from '../../../cli/casework/reassign.ts'
import type { Connection } from '../../../cli/connection.ts'
import { openCase } from '../../../shared/casework/decide.ts'
import { arrive, emptyWorld } from '../../support/casework-world.ts'
import { eventsOf, startConnection } from '../../support/connection.ts'
import { addOperators } from '../../support/operators.ts'
import { putWorld } from '../../support/world-in-table.ts'

let connection: Connection
let stop: () => Promise<void>
const ids: string[] = []
beforeEach(async () => {
  ;({ connection, stop } = await startConnection('2026-11-25T09:00:00.000Z'))
  await addOperators(connection)
  const world = emptyWorld()
  const arrived = [1, 2, 3].map((number) => arrive(world, { number, at: `2026-11-2${number}T09:00:00Z` }))
  ids.splice(0, ids.length, ...arrived.map(({ id }) => id))
  await putWorld(connection.table, world)
})
afterEach(() => stop?.())
const as = (operator: string): Connection => ({ ...connection, operator })

test('a family is joined by case codes, and separated again', async () => {
  await expect(joinCase(connection, 'BG-26-0002', 'BG-26-0001')).rejects.toThrow('say whose with --as')
  const anna = as('anna-prova')
  await expect(joinCase(anna, 'BG-26-0002', 'BG-26-0009')).rejects.toThrow('no case is called BG-26-0009')
  await expect(joinCase(anna, 'BG-26-0002', '0'.repeat(32))).rejects.toThrow('household 000')
  expect(await joinCase(anna, 'bg-26-0002', 'BG-26-0001')).toMatchObject({
    status: 'joined',
    feedbackOwed: 'accepted',
  })
  const { household } = await openCase(connection.table, ids[0] ?? '')
  expect(household.referrals).toEqual(ids.slice(0, 2))
  expect((await eventsOf(connection, `referral/${ids[1]}`)).map(({ type }) => type)).toContain(
    'referral.joined',
  )
  expect(await separateCase(anna, 'BG-26-0002')).toMatchObject({ status: 'received' })
  await expect(separateCase(anna, 'BG-26-0002')).rejects.toThrow('is not joined to another family')
})

test('two join the same family to two others at once: one wins, the other reads what happened', async () => {
  const joins = await Promise.allSettled([
    joinCase(as('anna-prova'), 'BG-26-0003', 'BG-26-0001'),
    joinCase(as('bruno-prova'), 'BG-26-0003', 'BG-26-0002'),
  ])
  expect(joins.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const [loser] = joins.filter((one) => one.status === 'rejected')
  expect(String(loser?.reason)).toContain('was joined to household')
})

test('hand-overs are listed from both sides; what was written only when it is asked for', async () => {
  await offerCase(as('anna-prova'), 'BG-26-0001', { to: 'dalmine', note: 'casa nuova' })
  await offerCase(as('anna-prova'), 'BG-26-0002', { to: 'val-cavallina' })
  await sendOfferBack(as('fabio-prova'), 'BG-26-0002', { reason: 'not-resident' })
  const codes = async (wanted: Parameters<typeof listHandovers>[1]) =>
    (await listHandovers(connection, wanted)).map(({ caseCode }) => caseCode)
  expect(await codes({})).toEqual(['BG-26-0001', 'BG-26-0002'])
  expect(await codes({ district: 'bergamo' })).toEqual(['BG-26-0001', 'BG-26-0002'])
  expect(await codes({ district: 'dalmine' })).toEqual(['BG-26-0001'])
  expect(await codes({ status: 'refused' })).toEqual(['BG-26-0002'])
  await expect(codes({ district: 'atlantide' })).rejects.toThrow('use one of')
  expect(JSON.stringify(await showHandovers(connection, 'BG-26-0001', false))).not.toContain('casa')
  expect(await showHandovers(connection, 'BG-26-0001', true)).toMatchObject([{ note: 'casa nuova' }])
})

test('a case is given to somebody of the district, by choice', async () => {
  const anna = as('anna-prova')
  await expect(giveCase(anna, 'BG-26-0001', {})).rejects.toThrow('say who is to have it')
  await expect(giveCase(anna, 'BG-26-0001', { liaison: 'dino-prova' })).rejects.toThrow('does not work there')
  expect(await giveCase(anna, 'BG-26-0001', { liaison: 'carla-prova' })).toMatchObject({
    liaison: 'carla-prova',
    deadlines: [{ owner: 'carla-prova' }, { owner: 'carla-prova' }],
  })
})
