import { afterAll, beforeAll, expect, test } from 'vitest'
import { listHandovers, offerCase, sendOfferBack, showHandovers } from '../../../cli/casework/handover.ts'
import { joinCase, separateCase } from '../../../cli/casework/join.ts'
import { giveCase } from '../../../cli/casework/reassign.ts'
import type { Connection } from '../../../cli/connection.ts'
import { openCase } from '../../../shared/casework/decide.ts'
import type { Referral } from '../../../shared/domain/referral.ts'
import { arrive, emptyWorld } from '../../support/casework-world.ts'
import { eventsOf, startConnection } from '../../support/connection.ts'
import { addOperators } from '../../support/operators.ts'
import { putWorld } from '../../support/world-in-table.ts'

let connection: Connection
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ connection, stop } = await startConnection('2026-11-25T09:00:00.000Z'))
  await addOperators(connection)
})
afterAll(() => stop?.())
const as = (operator: string): Connection => ({ ...connection, operator })

let families = 0
/** One more family, at nine of a morning. */
async function arrived(day: string): Promise<Referral> {
  families += 1
  const world = emptyWorld()
  const referral = arrive(world, { number: families, at: `${day}T09:00:00Z` })
  await putWorld(connection.table, world)
  return referral
}

test('a family is joined by case codes, and separated again', async () => {
  const [first, second] = [await arrived('2026-11-21'), await arrived('2026-11-22')]
  const { caseCode } = second
  await expect(joinCase(connection, caseCode, first.caseCode)).rejects.toThrow('say whose with --as')
  const anna = as('anna-prova')
  await expect(joinCase(anna, caseCode, 'BG-26-9999')).rejects.toThrow('no case is called BG-26-9999')
  await expect(joinCase(anna, caseCode, '0'.repeat(32))).rejects.toThrow('household 000')
  expect(await joinCase(anna, caseCode.toLowerCase(), first.caseCode)).toMatchObject({
    status: 'joined',
    feedbackOwed: 'accepted',
  })
  const { household } = await openCase(connection.table, first.id)
  expect(household.referrals).toEqual([first.id, second.id])
  const told = await eventsOf(connection, `referral/${second.id}`)
  expect(told.map(({ type }) => type)).toContain('referral.joined')
  expect(await separateCase(anna, caseCode)).toMatchObject({ status: 'received' })
  await expect(separateCase(anna, caseCode)).rejects.toThrow('is not joined to another family')
})

test('two join the same family to two others at once: one wins, the other reads what happened', async () => {
  const [one, other] = [await arrived('2026-11-21'), await arrived('2026-11-22')]
  const { caseCode } = await arrived('2026-11-23')
  const joins = await Promise.allSettled([
    joinCase(as('anna-prova'), caseCode, one.caseCode),
    joinCase(as('bruno-prova'), caseCode, other.caseCode),
  ])
  expect(joins.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const [loser] = joins.filter((join) => join.status === 'rejected')
  expect(String(loser?.reason)).toContain('was joined to household')
})

test('hand-overs are listed from both sides; what was written only when it is asked for', async () => {
  const [{ caseCode: first }, { caseCode: second }] = [
    await arrived('2026-11-21'),
    await arrived('2026-11-22'),
  ]
  await offerCase(as('anna-prova'), first, { to: 'dalmine', note: 'casa nuova' })
  await offerCase(as('anna-prova'), second, { to: 'val-cavallina' })
  await sendOfferBack(as('fabio-prova'), second, { reason: 'not-resident' })
  const codes = async (wanted: Parameters<typeof listHandovers>[1]) =>
    (await listHandovers(connection, wanted)).map(({ caseCode }) => caseCode)
  expect(await codes({})).toEqual([first, second])
  expect(await codes({ district: 'bergamo' })).toEqual([first, second])
  expect(await codes({ district: 'dalmine' })).toEqual([first])
  expect(await codes({ status: 'refused' })).toEqual([second])
  await expect(codes({ district: 'atlantide' })).rejects.toThrow('use one of')
  expect(JSON.stringify(await showHandovers(connection, first, false))).not.toContain('casa')
  expect(await showHandovers(connection, first, true)).toMatchObject([{ note: 'casa nuova' }])
})

test('a case is given to somebody of the district, by choice', async () => {
  const { caseCode } = await arrived('2026-11-21')
  const anna = as('anna-prova')
  await expect(giveCase(anna, caseCode, {})).rejects.toThrow('say who is to have it')
  await expect(giveCase(anna, caseCode, { liaison: 'dino-prova' })).rejects.toThrow('does not work there')
  expect(await giveCase(anna, caseCode, { liaison: 'carla-prova' })).toMatchObject({
    liaison: 'carla-prova',
    deadlines: [{ owner: 'carla-prova' }, { owner: 'carla-prova' }],
  })
})
