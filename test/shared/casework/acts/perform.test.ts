import { describe, expect, test } from 'vitest'
import { perform } from '../../../../shared/casework/acts/perform.ts'
import type { Referral } from '../../../../shared/domain/referral.ts'
import { Conflict } from '../../../../shared/errors.ts'
import { deedsSince } from '../../../../shared/table/deed-store.ts'
import { eventsOfSubject } from '../../../../shared/table/event-store.ts'
import { findReferral } from '../../../../shared/table/referral-store.ts'
import { byLink, familiesAtHand, mailTo, openOf, press } from '../../../support/act-table.ts'

const TUESDAY = '2026-11-24T09:00:00.000Z'
const LATER = '2026-11-24T15:00:00.000Z'

const at = familiesAtHand()
const { arrived } = at
const standing = (id: string) => findReferral(at.table(), id)
const acknowledged = async (referral: Referral) =>
  press(at.table(), await openOf(at.table(), 'acknowledge', `referral/${referral.id}`), {
    ...{ act: 'acknowledge', by: 'anna-prova', at: TUESDAY },
  })

describe('a button', () => {
  test('does what it says, tells it as by link, and keeps how things stood', async () => {
    const referral = await arrived()
    const deed = await acknowledged(referral)
    expect(await standing(referral.id)).toMatchObject({ acknowledgedAt: TUESDAY, version: 2 })
    const events = await Array.fromAsync(eventsOfSubject(at.table(), `referral/${referral.id}`))
    expect(
      events
        .filter(({ via }) => via === 'link')
        .map(({ type }) => type)
        .toSorted(),
    ).toEqual(['deadline.met', 'referral.acknowledged'])
    expect(deed).toMatchObject({ act: 'acknowledge', caseCode: referral.caseCode, kind: 'acknowledge' })
    expect(await deedsSince(at.table(), 'anna-prova', new Date(TUESDAY))).toContainEqual(deed)
    expect(await deedsSince(at.table(), 'anna-prova', new Date(LATER))).not.toContainEqual(deed)
  })

  test('pressed twice, and twice at once, is one deed', async () => {
    const table = at.table()
    const { id } = await arrived()
    const deadline = await openOf(table, 'acknowledge', `referral/${id}`)
    const mail = await mailTo(table, 'anna-prova', deadline)
    const pressed = { deadline, version: 1, act: 'acknowledge', mail, operator: 'anna-prova' } as const
    const both = await Promise.all(
      [TUESDAY, '2026-11-24T09:00:01.000Z'].map((at) => perform(table, pressed, byLink('anna-prova', at))),
    )
    const once = await perform(table, pressed, byLink('anna-prova', LATER))
    expect(new Set([...both, once].map(({ at }) => at)).size).toBe(1)
    expect(await standing(id)).toMatchObject({ version: 2 })
  })

  test('of another day than the one that was pressed before changes nothing, and does not seem to', async () => {
    const table = at.table()
    const { id } = await arrived()
    const deadline = await openOf(table, 'acknowledge', `referral/${id}`)
    const mail = await mailTo(table, 'anna-prova', deadline)
    const pressed = { deadline, version: 1, act: 'snooze', mail, operator: 'anna-prova' } as const
    const first = { ...pressed, until: '2026-11-25' }
    const deed = await perform(table, first, byLink('anna-prova', TUESDAY))
    const other = { ...pressed, until: '2026-11-27' }
    await expect(perform(table, other, byLink('anna-prova', TUESDAY))).rejects.toThrow(Conflict)
    expect(await perform(table, first, byLink('anna-prova', TUESDAY))).toEqual(deed)
  })

  test('that was shown before somebody changed the deadline is refused', async () => {
    const table = at.table()
    const { id } = await arrived()
    const deadline = await openOf(table, 'triage', `referral/${id}`)
    await press(table, deadline, { act: 'snooze', until: '2026-11-25', by: 'anna-prova', at: TUESDAY })
    const stale = press(table, deadline, { act: 'snooze', until: '2026-11-26', by: 'bruno-prova', at: LATER })
    await expect(stale).rejects.toThrow('was changed since it was shown')
  })

  test.each([
    ['bruno-prova', 'dino-prova', 'dino-prova'],
    ['gone-prova', 'gone-prova', 'gone-prova left on'],
    ['dino-prova', 'dino-prova', 'dino-prova does not work there'],
  ])('of a mail to %s, pressed by %s, is refused: %s', async (addressee, operator, why) => {
    const table = at.table()
    const { id } = await arrived()
    const deadline = await openOf(table, 'acknowledge', `referral/${id}`)
    const mail = await mailTo(table, addressee, deadline)
    const pressed = { deadline, version: 1, act: 'acknowledge', mail, operator } as const
    await expect(perform(table, pressed, byLink(operator, TUESDAY))).rejects.toThrow(why)
    expect(await standing(id)).toMatchObject({ version: 1 })
  })

  test('of a deadline that the mail does not tell is refused', async () => {
    const table = at.table()
    const [one, other] = [await arrived(), await arrived()]
    const mail = await mailTo(table, 'anna-prova', await openOf(table, 'triage', `referral/${other.id}`))
    const deadline = await openOf(table, 'acknowledge', `referral/${one.id}`)
    const pressed = { deadline, version: 1, act: 'acknowledge', mail, operator: 'anna-prova' } as const
    await expect(perform(table, pressed, byLink('anna-prova', TUESDAY))).rejects.toThrow(
      'tells anna-prova nothing',
    )
  })

  test.each([
    ['done', undefined],
    ['accept-handover', undefined],
    ['snooze', '2026-11-30'],
    ['snooze', undefined],
    ['acknowledge', '2026-11-25'],
  ] as const)('that is not offered is refused: %s until %s', async (act, until) => {
    const { id } = await arrived()
    const deadline = await openOf(at.table(), 'acknowledge', `referral/${id}`)
    const wanted = { act, by: 'anna-prova', at: TUESDAY, ...(until === undefined ? {} : { until }) }
    await expect(press(at.table(), deadline, wanted)).rejects.toThrow('not offered now')
  })
})
