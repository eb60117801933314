import { afterEach, beforeEach, expect, test } from 'vitest'
import { runDue, urgentOnly } from '../../../../shared/casework/due/due-run.ts'
import type { OpenDeadline } from '../../../../shared/domain/deadline.ts'
import { deadlinesOf } from '../../../../shared/table/deadline-store.ts'
import type { Table } from '../../../../shared/table/table.ts'
import { mailsOf, seedDeadlines, seedPeople } from '../../../support/due-table.ts'
import { at, occasionAt } from '../../../support/due-world.ts'
import { changeOperator, doDeadline, sendUrgent, suspend } from '../../../support/mail-table.ts'
import { fakeSes } from '../../../support/post.ts'
import { startTable } from '../../../support/table.ts'

const SATURDAY = '2026-01-24'
const night = at(SATURDAY, '02:00')
const ses = fakeSes()

let table: Table
let stop: () => Promise<void>
let danger: OpenDeadline
beforeEach(async () => {
  ;({ table, stop } = await startTable())
  await seedPeople(table)
  const [first] = await seedDeadlines(table, 1, night, { kind: 'danger', due: SATURDAY })
  if (first === undefined) throw new Error('it was not made')
  danger = first
})
afterEach(() => stop())

/** What a sweep does. */
async function sweep(now: Date): Promise<readonly string[]> {
  await runDue(table, urgentOnly, occasionAt(now), () => false)
  const post = ses.post(table)
  await sendUrgent(post, now)
  return post.counted
}

const receivers = () => ses.taken.map(({ to }) => to.slice(0, to.indexOf('@'))).toSorted()

test('a danger goes out at night and on a Saturday', async () => {
  await sweep(night)
  expect(receivers()).toEqual(['anna-prova'])
  expect(ses.taken[0]?.text).toContain('BG-26-0001')
})

test('one that SES takes not now goes with the next sweep, without a message that fails', async () => {
  ses.does('throttle')
  await runDue(table, urgentOnly, occasionAt(night), () => false)
  expect(await sendUrgent(ses.post(table), night)).toEqual([])
  ses.does('take')
  await sweep(at(SATURDAY, '02:01'))
  expect(receivers()).toEqual(['anna-prova'])
})

test('one that was confirmed before its turn is not sent', async () => {
  ses.does('throttle')
  await sweep(night)
  ses.does('take')
  await doDeadline(table, danger, at(SATURDAY, '02:01'))
  await sweep(at(SATURDAY, '02:02'))
  expect(ses.taken).toEqual([])
  expect(await mailsOf(table, 'anna-prova')).toMatchObject([{ status: 'unneeded' }])
})

test.each([
  { why: 'rejected', before: async () => ses.does((to) => (to.startsWith('anna') ? 'reject' : 'take')) },
  { why: 'address-suspended', before: () => suspend(table, 'anna-prova', night) },
])(
  'one that reaches nobody ($why) is told to the coordinators by the next sweep, once',
  async ({ why, before }) => {
    await before()
    const counted = await sweep(night)
    await sweep(at(SATURDAY, '02:01'))
    await sweep(at(SATURDAY, '02:02'))
    expect(receivers()).toEqual(['carla-esempio'])
    expect(await mailsOf(table, 'anna-prova')).toMatchObject([{ status: 'refused', reason: why }])
    expect(counted).toEqual(['DangerMailsRefused', 'MailsRefused'])
  },
)

test('so is one to somebody who works here no longer', async () => {
  await runDue(table, urgentOnly, occasionAt(night), () => false)
  await changeOperator(table, 'anna-prova', { leftOn: SATURDAY })
  await sendUrgent(ses.post(table), night)
  await sendUrgent(ses.post(table), at(SATURDAY, '02:01'))
  expect(receivers()).toEqual(['carla-esempio'])
})

test('when a coordinator’s own reaches nobody either, the log says so, and a deadline waits for whoever looks', async () => {
  ses.does('reject')
  await sweep(night)
  await sweep(at(SATURDAY, '02:01'))
  expect(await mailsOf(table, 'carla-esempio')).toMatchObject([{ status: 'refused' }])
  expect(ses.logged()).toContain('a danger reaches nobody')
  const [refused] = await mailsOf(table, 'anna-prova')
  expect(await deadlinesOf(table, `mail/${refused?.id}`)).toMatchObject([
    { kind: 'refused-mail', owner: 'carla-esempio', status: 'open' },
  ])
})
