import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addOwnDeadline } from '../../../shared/casework/deadlines/deadline-actions.ts'
import { reassignCase } from '../../../shared/casework/owners/reassigning.ts'
import { takeCaseInCharge } from '../../../shared/casework/taking-in-charge.ts'
import type { Referral } from '../../../shared/domain/referral.ts'
import { occasionAt } from '../../support/casework-world.ts'
import { eventMails, TUESDAY } from '../../support/event-mails.ts'

const mails = eventMails()
const { arrived, told, content } = mails
const about = ({ id }: Referral) => `referral/${id}`
const home = ({ household }: Referral) => `household/${household}`

/** Anna's family is given to somebody else by the coordinator. */
async function give({ id }: Referral, liaison: string, at = TUESDAY, operator = 'carla-prova') {
  await reassignCase(mails.table(), id, { liaison }, occasionAt(at, operator))
}
const assigned = async (operator: string) =>
  (await mails.to(`operator/${operator}`)).filter(({ kind }) => kind === 'assigned')

test('families that are given within an hour are one mail, at its end, with what is to be done of each', async () => {
  const [one, other] = [await arrived(), await arrived()]
  await give(one, 'carla-prova', '2026-11-24T09:12:00.000Z', 'anna-prova')
  await give(other, 'carla-prova', '2026-11-24T09:40:00.000Z', 'anna-prova')
  const [mail] = await told(about(one), 'referral.reassigned', TUESDAY)
  const [same] = await told(about(other), 'referral.reassigned', TUESDAY)
  expect(mail).toMatchObject({ addressee: 'operator/carla-prova', notBefore: '2026-11-24T10:00:00.000Z' })
  expect(same?.id).toBe(mail?.id)
  const lines = mail === undefined ? [] : await mails.lines(mail.id)
  expect(lines.map(({ kind, as, caseCode }) => `${caseCode} ${kind} ${as}`).toSorted()).toEqual(
    [one, other].flatMap(({ caseCode }) => [`${caseCode} acknowledge owner`, `${caseCode} triage owner`]),
  )
  expect(mail && (await content(mail))).toMatchObject({ names: [one.caseCode, other.caseCode] })
})

test('both events of one change, told again and again, are one mail with each thing once', async () => {
  const family = await arrived()
  await give(family, 'carla-prova', '2026-11-25T09:12:00.000Z', 'anna-prova')
  const tellBoth = (at: string) =>
    Promise.all([
      told(about(family), 'referral.reassigned', at),
      told(home(family), 'household.reassigned', at),
    ])
  const [[first]] = [(await tellBoth('2026-11-25T09:12:30.000Z')).flat()]
  if (first === undefined) throw new Error('nothing was written')
  expect(await mails.lines(first.id)).toHaveLength(2)
  await mails.send(first)
  const later = (await tellBoth('2026-11-25T14:00:00.000Z')).flat()
  expect(new Set(later.map(({ id }) => id))).toEqual(new Set([first.id]))
  expect(await mails.lines(first.id)).toHaveLength(2)
})

test('what no longer fits into the mail of its hour goes into the next one’s', async () => {
  const [one, late] = [await arrived(), await arrived()]
  await give(one, 'carla-prova', '2026-11-26T09:12:00.000Z', 'anna-prova')
  await give(late, 'carla-prova', '2026-11-26T09:50:00.000Z', 'anna-prova')
  const [first] = await told(about(one), 'referral.reassigned', '2026-11-26T09:12:00.000Z')
  if (first === undefined) throw new Error('nothing was written')
  await mails.send(first)
  const [second] = await told(about(late), 'referral.reassigned', '2026-11-26T10:05:00.000Z')
  expect(second).toMatchObject({ notBefore: '2026-11-26T11:00:00.000Z', status: 'pending' })
  await told(about(late), 'referral.reassigned', '2026-11-26T13:00:00.000Z')
  expect(second && (await mails.lines(second.id))).toHaveLength(2)
})

test('in the evening it waits for the morning of the next working day', async () => {
  const family = await arrived()
  await give(family, 'carla-prova', '2026-11-27T17:30:00.000Z', 'anna-prova')
  expect(await told(about(family), 'referral.reassigned', '2026-11-27T17:30:00.000Z')).toMatchObject([
    { notBefore: '2026-11-30T07:00:00.000Z' },
  ])
})

test('nobody is told what they did themselves, nor who has left', async () => {
  const [own, gone] = [await arrived(), await arrived()]
  await give(own, 'carla-prova', TUESDAY, 'carla-prova')
  expect(await told(about(own), 'referral.reassigned', TUESDAY)).toEqual([])
  await mails.intake().addMember('gina-prova', {})
  await give(gone, 'gina-prova')
  await mails.intake().changeOperator('gina-prova', { leftOn: '2026-11-24' })
  expect(await told(about(gone), 'referral.reassigned', TUESDAY)).toEqual([])
  expect(await assigned('gina-prova')).toEqual([])
})

test('a danger stands in no such mail: it has its own, at once', async () => {
  const family = await arrived({ child_in_danger: 'yes' })
  await give(family, 'carla-prova', '2026-12-01T09:12:00.000Z', 'anna-prova')
  const [mail] = await told(about(family), 'referral.reassigned', '2026-12-01T09:12:00.000Z')
  const kinds = mail === undefined ? [] : (await mails.lines(mail.id)).map(({ kind }) => kind)
  expect(kinds.toSorted()).toEqual(['acknowledge', 'triage'])
})

test('who is to work with a family hears of it, when they neither took it nor knew it', async () => {
  const [given, known, taken] = [await arrived(), await arrived(), await arrived()]
  const take = async ({ id }: Referral, who: string, operator: string) =>
    void (await takeCaseInCharge(mails.table(), id, who, occasionAt('2026-12-02T09:12:00.000Z', operator)))
  await take(given, 'bruno-prova', 'carla-prova')
  await take(known, 'anna-prova', 'carla-prova')
  await take(taken, 'bruno-prova', 'bruno-prova')
  const ofTaking = async (family: Referral) =>
    (await told(about(family), 'referral.taken-in-charge', TUESDAY)).filter(({ kind }) => kind === 'assigned')
  const [mail] = await ofTaking(given)
  expect(mail && (await content(mail))).toMatchObject({ names: [given.caseCode] })
  expect(await ofTaking(known)).toEqual([])
  expect(await ofTaking(taken)).toEqual([])
})

test('what went on to somebody else before its hour is not told any more', async () => {
  const family = await arrived()
  await give(family, 'carla-prova', '2026-12-03T09:12:00.000Z', 'anna-prova')
  const [mail] = await told(about(family), 'referral.reassigned', '2026-12-03T09:12:00.000Z')
  await give(family, 'anna-prova', '2026-12-03T09:30:00.000Z', 'carla-prova')
  expect(mail && (await content(mail))).toBeUndefined()
})

test('who had something of the family before hears nothing of what went to others', async () => {
  const family = await arrived()
  const own = { due: '2026-12-10', note: 'richiamare', owner: 'anna-prova' }
  await addOwnDeadline(mails.table(), family.id, own, occasionAt('2026-12-04T09:00:00.000Z'))
  await give(family, 'carla-prova', '2026-12-04T09:12:00.000Z', 'bruno-prova')
  const written = await told(
    `household/${family.household}`,
    'household.reassigned',
    '2026-12-04T09:12:00.000Z',
  )
  expect(written).toMatchObject([{ addressee: 'operator/carla-prova' }])
  expect(await assigned('anna-prova')).toEqual([])
})

test('however late, often and mixed up events come, each thing stands in one mail, sent at its hour or after', async () => {
  const families = await Promise.all([arrived(), arrived(), arrived()])
  const minute = fc.integer({ min: 0, max: 150 })
  const turns = fc.array(fc.record({ family: fc.nat(2), wait: fc.nat(50), isSent: fc.boolean() }), {
    minLength: 3,
    maxLength: 8,
  })
  let runs = 0
  const property = fc.asyncProperty(fc.tuple(minute, minute, minute), turns, async (minutes, schedule) => {
    runs += 1
    const operator = `run-${runs}`
    await mails.intake().addMember(operator, {})
    const from = Date.parse('2027-01-11T08:00:00.000Z') + runs * 7 * 86_400_000
    const isoAt = (after: number) => new Date(from + after * 60_000).toISOString()
    for (const [place, family] of families.entries()) {
      await give(family, operator, isoAt(minutes[place] ?? 0))
    }
    let clock = 0
    const every = families.map((_, family) => ({ family, wait: 0, isSent: false }))
    for (const { family, wait, isSent } of [...schedule, ...every]) {
      const referral = families[family]
      if (referral === undefined) continue
      clock = Math.max(clock + wait, minutes[family] ?? 0)
      for (const one of await told(about(referral), 'referral.reassigned', isoAt(clock))) {
        if (isSent && one.status === 'pending' && one.notBefore <= isoAt(clock)) await mails.send(one)
      }
    }
    const written = await assigned(operator)
    const lines = await Promise.all(written.map(({ id }) => mails.lines(String(id))))
    const deadlines = lines.flat().map(({ deadline }) => deadline)
    expect(deadlines).toHaveLength(6)
    expect(new Set(deadlines).size).toBe(6)
    for (const { notBefore } of written) expect(String(notBefore)).toMatch(/:00:00\.000Z$/)
  })
  await fc.assert(property, { numRuns: 6 })
})
