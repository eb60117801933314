import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Manner } from '../../../cli/casework/hand-everything.ts'
import { type Leaving, leaveOperator } from '../../../cli/casework/leave.ts'
import { giveCase } from '../../../cli/casework/reassign.ts'
import type { Connection } from '../../../cli/connection.ts'
import { addOwnDeadline } from '../../../shared/casework/deadlines/deadline-actions.ts'
import { openCase } from '../../../shared/casework/decide.ts'
import { takeInCharge } from '../../../shared/casework/decisions/take-in-charge.ts'
import { openThingsOf } from '../../../shared/casework/owners/open-things.ts'
import { isPresent } from '../../../shared/domain/operator.ts'
import { deadlinesOf } from '../../../shared/table/deadline-store.ts'
import { findOperator } from '../../../shared/table/operator-store.ts'
import { arrive, decideIn, emptyWorld, fileOf, occasionAt, type World } from '../../support/casework-world.ts'
import { eventsOf, startConnection } from '../../support/connection.ts'
import { offeredIn } from '../../support/handed-over.ts'
import { joinIn } from '../../support/joined.ts'
import { addOperators } from '../../support/operators.ts'
import { putWorld } from '../../support/world-in-table.ts'

const TODAY = '2026-11-25'
const now = occasionAt(`${TODAY}T09:00:00.000Z`)
const quietly = { tell: () => undefined, pause: async () => undefined }

let connection: Connection
let stop: () => Promise<void>
beforeEach(async () => {
  ;({ connection, stop } = await startConnection(now.at.toISOString()))
})
afterEach(() => stop?.())

/** Whatever somebody can have: received, in charge as one or the other, joined, offered, an own deadline. */
async function everything(): Promise<World> {
  await addOperators(connection)
  const world = emptyWorld()
  const [one, two, three, four] = [1, 2, 3, 4].map((number) =>
    arrive(world, { number, at: '2026-11-23T09:00:00Z', others: { isChildInDanger: number === 1 } }),
  )
  const five = arrive(world, { number: 5, at: '2026-11-24T09:00:00Z' })
  if (!one || !two || !three || !four) throw new Error('nobody arrived')
  decideIn(world, fileOf(world, two.id), takeInCharge('anna-prova'), now)
  decideIn(world, fileOf(world, three.id), takeInCharge('bruno-prova'), now)
  offeredIn({ world, id: four.id })
  joinIn(world, five.id, two.household, now)
  await putWorld(connection.table, world)
  const own = { due: '2026-12-10', note: 'chiamare la scuola', owner: 'anna-prova' }
  await addOwnDeadline(connection.table, two.id, own, now)
  return world
}

/** Owners of all that is open in the cases of a world, each once. */
async function ownersIn({ referrals, households }: World): Promise<(string | undefined)[]> {
  const subjects = [
    ...[...referrals.keys()].map((id) => `referral/${id}`),
    ...[...households.keys()].map((id) => `household/${id}`),
  ]
  const all = await Promise.all(subjects.map((subject) => deadlinesOf(connection.table, subject)))
  return [
    ...new Set(all.flat().flatMap(({ status, owner }) => (status === 'open' ? [owner] : []))),
  ].toSorted()
}

const leave = (id: string, leaving: Partial<Leaving> = {}, manner: Manner = quietly) =>
  leaveOperator(connection, id, { on: TODAY, ...leaving }, manner)

test('leaves nothing without somebody who is there, though interrupted and run again', async () => {
  const world = await everything()
  expect(await ownersIn(world)).toEqual(['anna-prova', 'bruno-prova'])
  const interrupted = () => {
    throw new Error('the power went')
  }
  await expect(leave('anna-prova', {}, { ...quietly, tell: interrupted })).rejects.toThrow('power')
  expect(await ownersIn(world)).toContain('anna-prova')

  const told: string[] = []
  const { handed } = await leave('anna-prova', {}, { ...quietly, tell: (line) => told.push(line) })
  expect(told.map((line) => line.split(':')[0])).toEqual(handed.map((_, place) => String(place + 1)))
  expect(new Set(handed.map(({ as }) => as))).toEqual(new Set(['liaison', 'case-manager', 'owner']))
  const owners = await ownersIn(world)
  expect(owners).not.toContain('anna-prova')
  for (const owner of owners) {
    const found = await findOperator(connection.table, owner ?? '')
    expect(found && isPresent(found, TODAY)).toBe(true)
  }
  for (const id of world.referrals.keys()) {
    const { referral, household } = await openCase(connection.table, id)
    expect([referral.liaison, household.liaison, household.caseManager]).not.toContain('anna-prova')
  }
  expect(await openThingsOf(connection.table, 'anna-prova')).toEqual([])

  expect(await leave('anna-prova')).toMatchObject({ handed: [] })
  const events = (await eventsOf(connection, 'operator/anna-prova')).map(({ type }) => type)
  expect(events.filter((type) => type === 'operator.left')).toHaveLength(1)
})

test('it is only noted before their day; then it goes to the one who is named', async () => {
  const world = await everything()
  await expect(leave('anna-prova', { to: 'anna-prova' })).rejects.toThrow('name somebody else')
  await expect(leave('anna-prova', { to: 'nessuno' })).rejects.toThrow('no operator is called nessuno')
  await expect(leave('anna-prova', { to: 'dino-prova' })).rejects.toThrow('works in none of the districts')
  expect((await findOperator(connection.table, 'anna-prova'))?.leftOn).toBeUndefined()

  expect(await leave('anna-prova', { on: '2026-12-31' })).toMatchObject({ handed: [] })
  expect(await findOperator(connection.table, 'anna-prova')).toMatchObject({ leftOn: '2026-12-31' })
  expect(await ownersIn(world)).toContain('anna-prova')
  const anna = { ...connection, operator: 'anna-prova' }
  expect(await giveCase(anna, 'BG-26-0001', { liaison: 'carla-prova' })).toMatchObject({ status: 'received' })

  const { handed } = await leave('anna-prova', { to: 'bruno-prova' })
  expect(new Set(handed.map(({ to, reason }) => `${to} ${reason}`))).toEqual(new Set(['bruno-prova chosen']))
  const late = giveCase(anna, 'BG-26-0001', { liaison: 'bruno-prova' })
  await expect(late).rejects.toThrow(`anna-prova: left on ${TODAY}`)
})

test('the last one leaves what they had to the district itself', async () => {
  const world = await everything()
  await leave('carla-prova')
  await leave('bruno-prova')
  const { handed } = await leave('anna-prova')
  expect(handed.some(({ to, reason }) => to === undefined && reason === 'nobody-there')).toBe(true)
  expect(await ownersIn(world)).toEqual(['dino-prova', undefined])
})

test('somebody who is not known cannot leave', async () => {
  await expect(leave('nessuno')).rejects.toThrow('operator nessuno does not exist')
})
