import { afterEach, beforeEach, expect, test } from 'vitest'
import { leaveOperator } from '../../../cli/casework/leave.ts'
import type { Connection } from '../../../cli/connection.ts'
import { decide, openCase } from '../../../shared/casework/decide.ts'
import { recordContact } from '../../../shared/casework/decisions/contact.ts'
import { giveFeedback } from '../../../shared/casework/decisions/feedback.ts'
import { progress } from '../../../shared/casework/decisions/progress.ts'
import { takeInCharge } from '../../../shared/casework/decisions/take-in-charge.ts'
import { allShards, runDue } from '../../../shared/casework/due/due-run.ts'
import { openThingsOf } from '../../../shared/casework/owners/open-things.ts'
import { isOpen } from '../../../shared/domain/deadline.ts'
import { findLeaving } from '../../../shared/table/leaving-store.ts'
import { arrive, emptyWorld, occasionAt } from '../../support/casework-world.ts'
import { startConnection } from '../../support/connection.ts'
import { addOperators } from '../../support/operators.ts'
import { putWorld } from '../../support/world-in-table.ts'

const now = occasionAt('2026-11-23T09:00:00.000Z')
const MORNING = '2026-12-01T07:00:00.000Z'
const quietly = { tell: () => undefined, pause: async () => undefined }

let connection: Connection
let stop: () => Promise<void>
let cases: string[]
beforeEach(async () => {
  ;({ connection, stop } = await startConnection(now.at.toISOString()))
  await addOperators(connection)
  const world = emptyWorld()
  cases = [1, 2, 3].map((number) => arrive(world, { number, at: '2026-11-20T09:00:00Z' }).id)
  await putWorld(connection.table, world)
  for (const id of cases) await bringToReview(id)
})
afterEach(() => stop?.())

/** Nothing is open then but a review in three months. */
async function bringToReview(id: string): Promise<void> {
  const { table } = connection
  const reached = recordContact({ channel: 'phone', outcome: 'reached', isInterpreted: false })
  for (const decision of [takeInCharge('anna-prova'), reached]) await decide(table, id, decision, now)
  for (const step of ['privacy-notice', 'discussion', 'plan'] as const)
    await decide(table, id, progress({ step }), now)
  await decide(table, id, giveFeedback('phone'), now)
}

async function ownersOfOpen(): Promise<(string | undefined)[]> {
  const files = await Promise.all(cases.map((id) => openCase(connection.table, id)))
  return files.flatMap(({ deadlines }) => deadlines.filter(isOpen).map(({ owner }) => owner))
}

const leaveLater = (to?: string) =>
  leaveOperator({ ...connection, operator: 'carla-prova' }, 'anna-prova', { on: '2026-12-01', to }, quietly)

const run = (at: string, isOver = () => false) => {
  const occasion = { at: new Date(at), actor: 'system', via: 'system', correlationId: 'run-due' } as const
  return runDue(connection.table, allShards, occasion, isOver)
}

test('on the morning of their day all goes to others, also what is not due for months', async () => {
  await leaveLater('bruno-prova')
  await run('2026-11-30T07:00:00.000Z')
  expect(await ownersOfOpen()).toEqual(Array(3).fill('anna-prova'))
  expect(await run(MORNING)).toMatchObject({ failed: 0, told: 0 })
  expect(await ownersOfOpen()).toEqual(Array(3).fill('bruno-prova'))
  expect(await openThingsOf(connection.table, 'anna-prova')).toEqual([])
  const { household } = await openCase(connection.table, cases[0] ?? '')
  expect(household).toMatchObject({ caseManager: 'bruno-prova', liaison: 'bruno-prova' })
})

test('a run that has no more time goes on in the next, which finds what is left and then nothing', async () => {
  await leaveLater()
  let asked = 0
  await run(MORNING, () => ++asked > 2)
  const left = (await ownersOfOpen()).filter((owner) => owner === 'anna-prova')
  expect(left.length).toBeGreaterThan(0)
  expect(left.length).toBeLessThan(3)
  await run('2026-12-01T07:03:00.000Z')
  expect(await ownersOfOpen()).not.toContain('anna-prova')
  expect(await findLeaving(connection.table, 'anna-prova')).toHaveProperty('next')
  await run('2026-12-01T07:06:00.000Z')
  expect(await findLeaving(connection.table, 'anna-prova')).not.toHaveProperty('next')
})

test('another day counts instead of the first', async () => {
  await leaveLater()
  const later = { ...connection, operator: 'carla-prova' }
  await leaveOperator(later, 'anna-prova', { on: '2026-12-15' }, quietly)
  await run(MORNING)
  expect(await ownersOfOpen()).toContain('anna-prova')
  await run('2026-12-15T07:00:00.000Z')
  expect(await ownersOfOpen()).not.toContain('anna-prova')
})
