import { describe, expect, test } from 'vitest'
import { addOwnDeadline } from '../../../../shared/casework/deadlines/deadline-actions.ts'
import type { Referral } from '../../../../shared/domain/referral.ts'
import { findReferral } from '../../../../shared/table/referral-store.ts'
import { familiesAtHand, openOf, press, undoAt } from '../../../support/act-table.ts'
import { occasionAt } from '../../../support/casework-world.ts'

const TUESDAY = '2026-11-24T09:00:00.000Z'
const LATER = '2026-11-24T15:00:00.000Z'
const NEXT_DAY = '2026-11-25T08:59:59.000Z'
const TOO_LATE = '2026-11-25T09:00:00.000Z'

const at = familiesAtHand()
const { arrived, typesOf } = at
const standing = (id: string) => findReferral(at.table(), id)
const acknowledged = async (referral: Referral) =>
  press(at.table(), await openOf(at.table(), 'acknowledge', `referral/${referral.id}`), {
    ...{ act: 'acknowledge', by: 'anna-prova', at: TUESDAY },
  })

describe('what was done', () => {
  test('is undone within a day, as if it had not been, and can be done again', async () => {
    const table = at.table()
    const referral = await arrived()
    const before = await openOf(table, 'acknowledge', `referral/${referral.id}`)
    const deed = await acknowledged(referral)
    expect(await undoAt(table, deed, NEXT_DAY)).toMatchObject({ undoneAt: NEXT_DAY, version: 2 })
    expect(await undoAt(table, deed, NEXT_DAY)).toMatchObject({ undoneAt: NEXT_DAY, version: 2 })
    expect(await standing(referral.id)).toEqual({ ...referral, version: 3 })
    expect(await openOf(table, 'acknowledge', `referral/${referral.id}`)).toEqual({ ...before, version: 3 })
    expect(await typesOf(`referral/${referral.id}`)).toEqual(
      expect.arrayContaining(['referral.deed-undone', 'deadline.reopened']),
    )
    const again = await acknowledged(referral)
    expect(again.id).not.toBe(deed.id)
    expect(await standing(referral.id)).toMatchObject({ acknowledgedAt: TUESDAY, version: 4 })
  })

  test('is not undone after a day, by nobody who did it, nor by who has left', async () => {
    const table = at.table()
    const deed = await acknowledged(await arrived())
    await expect(undoAt(table, deed, TOO_LATE)).rejects.toThrow('could be undone for 24 hours')
    await expect(undoAt(table, { ...deed, operator: 'bruno-prova' }, LATER)).rejects.toThrow(
      'bruno-prova did no',
    )
    await at.intake().changeOperator('anna-prova', { leftOn: '2026-11-24' })
    await expect(undoAt(table, deed, LATER)).rejects.toThrow('anna-prova left on')
    await at.intake().changeOperator('anna-prova', { leftOn: undefined })
  })

  test('to a deadline alone is undone too: put off, and done', async () => {
    const table = at.table()
    const { id, household } = await arrived()
    const own = { due: '2026-11-26', note: 'Telefonare', owner: 'anna-prova' }
    await addOwnDeadline(table, id, own, occasionAt(TUESDAY))
    const before = await openOf(table, 'own', `household/${household}`)
    const press1 = { act: 'snooze', until: '2026-11-27', by: 'anna-prova', at: TUESDAY } as const
    const later = await press(table, before, press1)
    expect(await openOf(table, 'own', before.subject)).toMatchObject({ due: '2026-11-27' })
    await undoAt(table, later, LATER)
    const after = await openOf(table, 'own', before.subject)
    expect(after).toEqual({ ...before, version: 3 })
    const done = await press(table, after, { act: 'done', by: 'anna-prova', at: LATER })
    expect(await typesOf(before.subject)).toContain('deadline.met')
    await undoAt(table, done, LATER)
    expect(await openOf(table, 'own', before.subject)).toEqual({ ...before, version: 5 })
  })

  test('and what was changed by it since is left as it is', async () => {
    const table = at.table()
    const referral = await arrived()
    const deed = await acknowledged(referral)
    const triage = await openOf(table, 'triage', `referral/${referral.id}`)
    await press(table, triage, { act: 'snooze', until: '2026-11-25', by: 'anna-prova', at: TUESDAY })
    await undoAt(table, deed, LATER)
    expect(await openOf(table, 'triage', triage.subject)).toMatchObject({ snoozedUntil: '2026-11-25' })
  })
})
