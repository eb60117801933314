import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { perform } from '../../../../shared/casework/acts/perform.ts'
import { addOwnDeadline } from '../../../../shared/casework/deadlines/deadline-actions.ts'
import type { Referral } from '../../../../shared/domain/referral.ts'
import { deedsSince } from '../../../../shared/table/deed-store.ts'
import { eventsOfSubject } from '../../../../shared/table/event-store.ts'
import { findReferral } from '../../../../shared/table/referral-store.ts'
import { byLink, mailTo, openOf, press, undoAt } from '../../../support/act-table.ts'
import { arrive, emptyWorld, occasionAt } from '../../../support/casework-world.ts'
import { type Intake, startIntake } from '../../../support/intake-table.ts'
import { putWorld } from '../../../support/world-in-table.ts'

const TUESDAY = '2026-11-24T09:00:00.000Z'
const LATER = '2026-11-24T15:00:00.000Z'
const NEXT_DAY = '2026-11-25T08:59:59.000Z'
const TOO_LATE = '2026-11-25T09:00:00.000Z'

let intake: Intake
beforeAll(async () => {
  intake = await startIntake()
  await intake.addMember('anna-prova', { kinds: ['school'] })
  await intake.addMember('bruno-prova', { roles: ['operator'] })
  await intake.addMember('dino-prova', { district: 'dalmine', kinds: ['school'] })
  await intake.addMember('gone-prova', { leftOn: '2026-11-20' })
})
afterAll(() => intake?.stop())

let families = 0
/** One more family arrives. */
async function arrived(others: Partial<Referral> = {}): Promise<Referral> {
  families += 1
  const world = emptyWorld()
  const referral = arrive(world, { number: families, at: '2026-11-23T09:00:00.000Z', others })
  await putWorld(intake.table, world)
  return referral
}
const standing = (id: string) => findReferral(intake.table, id)
const acknowledged = async (referral: Referral) =>
  press(intake.table, await openOf(intake.table, 'acknowledge', `referral/${referral.id}`), {
    ...{ act: 'acknowledge', by: 'anna-prova', at: TUESDAY },
  })
const typesOf = async (subject: string) =>
  (await Array.fromAsync(eventsOfSubject(intake.table, subject))).map(({ type }) => type)

describe('a button', () => {
  test('does what it says, tells it as by link, and keeps how things stood', async () => {
    const referral = await arrived()
    const deed = await acknowledged(referral)
    expect(await standing(referral.id)).toMatchObject({ acknowledgedAt: TUESDAY, version: 2 })
    const events = await Array.fromAsync(eventsOfSubject(intake.table, `referral/${referral.id}`))
    expect(
      events
        .filter(({ via }) => via === 'link')
        .map(({ type }) => type)
        .toSorted(),
    ).toEqual(['deadline.met', 'referral.acknowledged'])
    expect(deed).toMatchObject({ act: 'acknowledge', caseCode: referral.caseCode, kind: 'acknowledge' })
    expect(await deedsSince(intake.table, 'anna-prova', new Date(TUESDAY))).toContainEqual(deed)
    expect(await deedsSince(intake.table, 'anna-prova', new Date(LATER))).not.toContainEqual(deed)
  })

  test('pressed twice, and twice at once, is one deed', async () => {
    const { table } = intake
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

  test('that was shown before somebody changed the deadline is refused', async () => {
    const { table } = intake
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
    const { table } = intake
    const { id } = await arrived()
    const deadline = await openOf(table, 'acknowledge', `referral/${id}`)
    const mail = await mailTo(table, addressee, deadline)
    const pressed = { deadline, version: 1, act: 'acknowledge', mail, operator } as const
    await expect(perform(table, pressed, byLink(operator, TUESDAY))).rejects.toThrow(why)
    expect(await standing(id)).toMatchObject({ version: 1 })
  })

  test('of a deadline that the mail does not tell is refused', async () => {
    const { table } = intake
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
    const deadline = await openOf(intake.table, 'acknowledge', `referral/${id}`)
    const wanted = { act, by: 'anna-prova', at: TUESDAY, ...(until === undefined ? {} : { until }) }
    await expect(press(intake.table, deadline, wanted)).rejects.toThrow('not offered now')
  })
})

describe('what was done', () => {
  test('is undone within a day, as if it had not been, and can be done again', async () => {
    const { table } = intake
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
    const { table } = intake
    const deed = await acknowledged(await arrived())
    await expect(undoAt(table, deed, TOO_LATE)).rejects.toThrow('could be undone for 24 hours')
    await expect(undoAt(table, { ...deed, operator: 'bruno-prova' }, LATER)).rejects.toThrow(
      'bruno-prova did no',
    )
    await intake.changeOperator('anna-prova', { leftOn: '2026-11-24' })
    await expect(undoAt(table, deed, LATER)).rejects.toThrow('anna-prova left on')
    await intake.changeOperator('anna-prova', { leftOn: undefined })
  })

  test('to a deadline alone is undone too: put off, and done', async () => {
    const { table } = intake
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
    const { table } = intake
    const referral = await arrived()
    const deed = await acknowledged(referral)
    const triage = await openOf(table, 'triage', `referral/${referral.id}`)
    await press(table, triage, { act: 'snooze', until: '2026-11-25', by: 'anna-prova', at: TUESDAY })
    await undoAt(table, deed, LATER)
    expect(await openOf(table, 'triage', triage.subject)).toMatchObject({ snoozedUntil: '2026-11-25' })
  })
})
