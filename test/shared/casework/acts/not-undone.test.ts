import { describe, expect, test } from 'vitest'
import { addOwnDeadline } from '../../../../shared/casework/deadlines/deadline-actions.ts'
import { decide, openCase } from '../../../../shared/casework/decide.ts'
import { acknowledge } from '../../../../shared/casework/decisions/acknowledge.ts'
import { isOpen } from '../../../../shared/domain/deadline.ts'
import { openOf, press, undoAt } from '../../../support/act-table.ts'
import { occasionAt } from '../../../support/casework-world.ts'
import { ANSWERED, OFFERED, offersAtHand, UNDONE } from '../../../support/offers-at-hand.ts'

const at = offersAtHand()
const { offered, answered, standing } = at

describe('an answer is not undone', () => {
  test('when somebody has decided about the case since', async () => {
    const table = at.table()
    const id = await offered()
    const deed = await answered(id, 'accept-handover')
    await decide(table, id, acknowledge, occasionAt(ANSWERED, 'dino-prova'))
    const before = await standing(id)
    await expect(undoAt(table, deed, UNDONE)).rejects.toThrow('was changed since: nothing was undone')
    expect(await standing(id)).toEqual(before)
  })

  test('when somebody there wants to be reminded of something about the family', async () => {
    const table = at.table()
    const id = await offered()
    const deed = await answered(id, 'accept-handover')
    const own = { due: '2026-12-04', note: 'Casa', owner: 'dino-prova' }
    await addOwnDeadline(table, id, own, occasionAt(ANSWERED, 'dino-prova'))
    await expect(undoAt(table, deed, UNDONE)).rejects.toThrow('was changed since')
  })
})

test('what was done meanwhile of the family’s own reminders stays done', async () => {
  const table = at.table()
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
  const table = at.table()
  const id = await offered()
  const { household } = await openCase(table, id)
  const own = await openOf(table, 'own', `household/${household.id}`)
  const done = await press(table, own, { act: 'done', by: 'anna-prova', at: OFFERED })
  await answered(id, 'accept-handover')
  await expect(undoAt(table, done, '2026-11-25T08:00:00.000Z')).rejects.toThrow('its family is with dalmine')
})
