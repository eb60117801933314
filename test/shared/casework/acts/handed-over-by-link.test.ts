import { expect, test } from 'vitest'
import { openCase } from '../../../../shared/casework/decide.ts'
import { runDue } from '../../../../shared/casework/due/due-run.ts'
import { handOver } from '../../../../shared/casework/handing-over.ts'
import { sendBack } from '../../../../shared/casework/taking-over.ts'
import { isOpen } from '../../../../shared/domain/deadline.ts'
import { eventsOfSubject } from '../../../../shared/table/event-store.ts'
import { openOf, press, undoAt } from '../../../support/act-table.ts'
import { occasionAt } from '../../../support/casework-world.ts'
import { ANSWERED, OFFERED, offersAtHand, UNDONE } from '../../../support/offers-at-hand.ts'

const MORNING = '2026-11-26T07:00:00.000Z'

const at = offersAtHand()
const { offered, answered, standing } = at

test.each(['accept-handover', 'send-back-handover'] as const)(
  'an answer is undone as if it had not been given, and can be given again: %s',
  async (act) => {
    const id = await offered()
    const before = await standing(id)
    const deed = await answered(id, act)
    const after = await standing(id)
    expect(after).not.toEqual(before)
    await undoAt(at.table(), deed, UNDONE)
    expect(await standing(id)).toEqual(before)
    await answered(id, act)
    expect((await standing(id)).slice(0, 3)).toEqual(after.slice(0, 3))
  },
)

test('an answer is undone although what followed from it was told meanwhile; the district that has it again hears', async () => {
  const table = at.table()
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
  const table = at.table()
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
  const table = at.table()
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
