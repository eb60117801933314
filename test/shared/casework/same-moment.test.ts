import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { decide, openCase } from '../../../shared/casework/decide.ts'
import type { Decision } from '../../../shared/casework/decision.ts'
import { raiseDanger } from '../../../shared/casework/decisions/danger.ts'
import { giveFeedback } from '../../../shared/casework/decisions/feedback.ts'
import { note } from '../../../shared/casework/decisions/note.ts'
import { progress } from '../../../shared/casework/decisions/progress.ts'
import { reassign } from '../../../shared/casework/decisions/reassign.ts'
import { takeInCharge } from '../../../shared/casework/decisions/take-in-charge.ts'
import { isOpen } from '../../../shared/domain/deadline.ts'
import type { Referral } from '../../../shared/domain/referral.ts'
import { commit } from '../../../shared/table/commit.ts'
import { districtShape } from '../../../shared/table/district-store.ts'
import { membershipShape } from '../../../shared/table/operator-store.ts'
import { arrive, emptyWorld, occasionAt } from '../../support/casework-world.ts'
import { districts } from '../../support/districts.ts'
import { startTable } from '../../support/table.ts'
import { putWorld } from '../../support/world-in-table.ts'

const people = ['anna-prova', 'bruno-prova', 'carla-prova']

let running: Awaited<ReturnType<typeof startTable>>
let family: Referral
let families = 0
beforeAll(async () => {
  running = await startTable()
  const members = people.map((operator) => ({
    create: membershipShape.toItem({
      operator,
      district: 'bergamo',
      roles: ['liaison'],
      kinds: [],
      version: 1,
    }),
  }))
  await commit(
    running.table,
    [...districts.map((one) => ({ create: districtShape.toItem(one) })), ...members],
    [],
  )
})
afterAll(() => running.stop())
beforeEach(async () => {
  families += 1
  const world = emptyWorld()
  family = arrive(world, { number: families, at: '2026-11-23T09:00:00Z' })
  await putWorld(running.table, world)
})

const at = (time: string, who = 'anna-prova') => occasionAt(`2026-11-24T${time}:00Z`, who)
const decided = (decision: Decision, time: string, who?: string) =>
  decide(running.table, family.id, decision, at(time, who))

/** Decides, while somebody else decides between the reading of the case's states and of its deadlines. */
async function decidedAround(decision: Decision, meanwhile: Decision): Promise<void> {
  let other: Promise<unknown> | undefined
  const { table } = running
  const send = async (command: { readonly input: object }) => {
    if (JSON.stringify(command.input).includes('DEADLINE#') && !('TransactItems' in command.input)) {
      other ??= decided(meanwhile, '10:00', 'bruno-prova')
      await other
    }
    return Reflect.apply(table.client.send, table.client, [command])
  }
  const client = new Proxy(table.client, {
    get: (target, name) => (name === 'send' ? send : Reflect.get(target, name)),
  })
  await decide({ ...table, client }, family.id, decision, at('10:01'))
}

async function openNow(): Promise<string[]> {
  const { deadlines } = await openCase(running.table, family.id)
  return deadlines.filter(isOpen).map(({ kind, owner }) => `${kind} ${owner}`)
}

test('a note beside a danger that is raised does not take the danger away', async () => {
  await decidedAround(note('ha telefonato la scuola'), raiseDanger)
  expect(await openNow()).toContain('danger anna-prova')
})

test('an answer to the sender beside a plan leaves the review open, and the plan done', async () => {
  await decided(takeInCharge('anna-prova'), '09:00')
  await decidedAround(giveFeedback('phone'), progress({ step: 'plan' }))
  const open = await openNow()
  expect(open).toContain('review anna-prova')
  expect(open).not.toContain('plan anna-prova')
})

test('a danger raised beside a change of hands is the new case manager’s', async () => {
  await decided(takeInCharge('anna-prova'), '09:00')
  await decidedAround(reassign({ caseManager: 'carla-prova', checks: [] }), raiseDanger)
  expect(await openNow()).toContain('danger carla-prova')
})

test('a change of hands beside a danger that is raised takes the danger along', async () => {
  await decided(takeInCharge('anna-prova'), '09:00')
  await decidedAround(raiseDanger, reassign({ caseManager: 'carla-prova', checks: [] }))
  expect(await openNow()).toContain('danger carla-prova')
})
