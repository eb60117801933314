import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addOwnDeadline } from '../../../../shared/casework/deadlines/deadline-actions.ts'
import { decide, openCase } from '../../../../shared/casework/decide.ts'
import { acknowledge } from '../../../../shared/casework/decisions/acknowledge.ts'
import { recordContact } from '../../../../shared/casework/decisions/contact.ts'
import { raiseDanger } from '../../../../shared/casework/decisions/danger.ts'
import { runDue } from '../../../../shared/casework/due/due-run.ts'
import { handOver } from '../../../../shared/casework/handing-over.ts'
import { takeCaseInCharge } from '../../../../shared/casework/taking-in-charge.ts'
import { sendBack } from '../../../../shared/casework/taking-over.ts'
import { isOpen } from '../../../../shared/domain/deadline.ts'
import { eventsOfSubject } from '../../../../shared/table/event-store.ts'
import { handoversOf } from '../../../../shared/table/handover-store.ts'
import { openOf, press, undoAt } from '../../../support/act-table.ts'
import { arrive, emptyWorld, occasionAt } from '../../../support/casework-world.ts'
import { type Intake, startIntake } from '../../../support/intake-table.ts'
import { putWorld } from '../../../support/world-in-table.ts'

const OFFERED = '2026-11-24T09:00:00.000Z'
const ANSWERED = '2026-11-25T15:00:00.000Z'
const MORNING = '2026-11-26T07:00:00.000Z'
const UNDONE = '2026-11-26T09:00:00.000Z'

let intake: Intake
beforeAll(async () => {
  intake = await startIntake()
  await intake.addMember('anna-prova', { kinds: ['school'] })
  await intake.addMember('carla-prova', { roles: ['coordinator'] })
  await intake.addMember('dino-prova', { district: 'dalmine', kinds: ['school'] })
  await intake.addMember('fabio-prova', { district: 'dalmine', roles: ['coordinator'] })
})
afterAll(() => intake?.stop())

let families = 0
/** A family that is in charge, contacted, in danger, with something of its own to remember, and offered to another district. */
async function offered() {
  families += 1
  const { table } = intake
  const world = emptyWorld()
  const { id } = arrive(world, { number: families, at: '2026-11-23T09:00:00.000Z' })
  await putWorld(table, world)
  const anna = occasionAt('2026-11-23T10:00:00.000Z')
  await takeCaseInCharge(table, id, 'anna-prova', anna)
  await decide(table, id, recordContact({ channel: 'phone', outcome: 'reached', isInterpreted: false }), anna)
  await addOwnDeadline(table, id, { due: '2026-12-04', note: 'Scuola', owner: 'anna-prova' }, anna)
  await decide(table, id, raiseDanger, anna)
  await handOver(table, id, { to: 'dalmine' }, occasionAt(OFFERED))
  return id
}
const answered = async (id: string, act: 'accept-handover' | 'send-back-handover', by = 'dino-prova') =>
  press(intake.table, await openOf(intake.table, 'answer-handover', `referral/${id}`), {
    act,
    by,
    at: ANSWERED,
  })

/** All that counts of a case; versions only grow. */
async function standing(id: string) {
  const { referral, household, deadlines } = await openCase(intake.table, id)
  const offers = await handoversOf(intake.table, id)
  const open = deadlines.filter(isOpen).toSorted((one, other) => (one.kind < other.kind ? -1 : 1))
  return [referral, household, ...offers, ...open].map(({ version: _, ...rest }) => rest)
}

test.each(['accept-handover', 'send-back-handover'] as const)(
  'an answer is undone as if it had not been given, and can be given again: %s',
  async (act) => {
    const id = await offered()
    const before = await standing(id)
    const deed = await answered(id, act)
    const after = await standing(id)
    expect(after).not.toEqual(before)
    await undoAt(intake.table, deed, UNDONE)
    expect(await standing(id)).toEqual(before)
    await answered(id, act)
    expect((await standing(id)).slice(0, 3)).toEqual(after.slice(0, 3))
  },
)

test('an answer is undone although what followed from it was told meanwhile; the district that has it again hears', async () => {
  const { table } = intake
  const id = await offered()
  const before = await standing(id)
  const deed = await answered(id, 'accept-handover')
  const shards = [...Array(8).keys(), 'urgent' as const]
  const run = { at: new Date(MORNING), actor: 'system', via: 'system', correlationId: 'run-due' } as const
  expect(await runDue(table, shards, run, () => false)).not.toMatchObject({ told: 0 })
  await undoAt(table, deed, UNDONE)
  expect(await standing(id)).toEqual(before)
  const { household, deadlines } = await openCase(table, id)
  const events = await Array.fromAsync(eventsOfSubject(table, `household/${household.id}`))
  const given = events.filter(({ type }) => type === 'household.reassigned')
  expect(given.at(-1)).toMatchObject({ data: { liaison: 'anna-prova', caseManager: 'anna-prova' } })
  expect(
    deadlines
      .filter(({ district }) => district === 'dalmine')
      .filter(isOpen)
      .map(({ kind }) => kind),
  ).toEqual(['answer-handover'])
})

test('a second refusal is undone with the deadlines of both coordinators', async () => {
  const { table } = intake
  const id = await offered()
  await sendBack(table, id, { reason: 'no-capacity' }, occasionAt(OFFERED, 'dino-prova'))
  await handOver(table, id, { to: 'dalmine' }, occasionAt(OFFERED))
  const before = await standing(id)
  const deed = await answered(id, 'send-back-handover')
  const { referral } = await openCase(table, id)
  expect(referral.bounced?.sides.map(({ coordinator }) => coordinator)).toEqual([
    'carla-prova',
    'fabio-prova',
  ])
  const bounce = await openOf(table, 'settle-bounce', `referral/${id}`)
  await undoAt(table, deed, UNDONE)
  expect(await standing(id)).toEqual(before)
  const stale = press(table, bounce, { act: 'done', by: 'carla-prova', at: UNDONE })
  await expect(stale).rejects.toThrow('was changed since it was shown')
})

test('one side of a bounce that was settled by link is undone alone', async () => {
  const { table } = intake
  const id = await offered()
  await sendBack(table, id, { reason: 'no-capacity' }, occasionAt(OFFERED, 'dino-prova'))
  await handOver(table, id, { to: 'dalmine' }, occasionAt(OFFERED))
  await sendBack(table, id, { reason: 'no-capacity' }, occasionAt(OFFERED, 'dino-prova'))
  const before = await standing(id)
  const bounce = await openOf(table, 'settle-bounce', `referral/${id}`)
  const deed = await press(table, bounce, { act: 'done', by: 'carla-prova', at: ANSWERED })
  expect((await openCase(table, id)).referral.bounced?.sides[0]).toMatchObject({ settledAt: ANSWERED })
  await undoAt(table, deed, UNDONE)
  expect(await standing(id)).toEqual(before)
})

describe('an answer is not undone', () => {
  test('when somebody has decided about the case since', async () => {
    const { table } = intake
    const id = await offered()
    const deed = await answered(id, 'accept-handover')
    await decide(table, id, acknowledge, occasionAt(ANSWERED, 'dino-prova'))
    const before = await standing(id)
    await expect(undoAt(table, deed, UNDONE)).rejects.toThrow('was changed since: nothing was undone')
    expect(await standing(id)).toEqual(before)
  })

  test('when somebody there wants to be reminded of something about the family', async () => {
    const { table } = intake
    const id = await offered()
    const deed = await answered(id, 'accept-handover')
    const own = { due: '2026-12-04', note: 'Casa', owner: 'dino-prova' }
    await addOwnDeadline(table, id, own, occasionAt(ANSWERED, 'dino-prova'))
    await expect(undoAt(table, deed, UNDONE)).rejects.toThrow('was changed since')
  })
})

test('what was done meanwhile of the family’s own reminders stays done', async () => {
  const { table } = intake
  const id = await offered()
  const deed = await answered(id, 'accept-handover')
  const { household } = await openCase(table, id)
  const own = await openOf(table, 'own', `household/${household.id}`)
  await press(table, own, { act: 'done', by: 'dino-prova', at: ANSWERED })
  await undoAt(table, deed, UNDONE)
  const { deadlines } = await openCase(table, id)
  expect(deadlines.filter(isOpen).map(({ kind }) => kind)).not.toContain('own')
})

test('something done is not undone once its family is elsewhere', async () => {
  const { table } = intake
  const id = await offered()
  const { household } = await openCase(table, id)
  const own = await openOf(table, 'own', `household/${household.id}`)
  const done = await press(table, own, { act: 'done', by: 'anna-prova', at: OFFERED })
  await answered(id, 'accept-handover')
  await expect(undoAt(table, done, '2026-11-25T08:00:00.000Z')).rejects.toThrow('its family is with dalmine')
})
