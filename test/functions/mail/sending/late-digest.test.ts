import { afterEach, beforeEach, expect, test } from 'vitest'
import { sendWhenDue } from '../../../../functions/mail/sending/send-when-due.ts'
import { digestId } from '../../../../shared/domain/mail.ts'
import { romeDate } from '../../../../shared/domain/rome.ts'
import { findMail, linesOf } from '../../../../shared/table/mail-store.ts'
import type { Table } from '../../../../shared/table/table.ts'
import { mailsOf, runAt, seedDeadlines, seedPeople } from '../../../support/due-table.ts'
import { at } from '../../../support/due-world.ts'
import { doDeadline, sendAllDue, sendUrgent } from '../../../support/mail-table.ts'
import { fakeSes } from '../../../support/post.ts'
import { startTable } from '../../../support/table.ts'

const [FRIDAY, MONDAY, TUESDAY] = ['2026-01-23', '2026-01-26', '2026-01-27']
const LINES = 45
const ses = fakeSes()

let table: Table
let stop: () => Promise<void>
beforeEach(async () => {
  ;({ table, stop } = await startTable())
  await seedPeople(table)
})
afterEach(() => stop())

const setOn = (day: string, due: string, count: number, code: string) =>
  seedDeadlines(table, count, at(day, '10:00'), { due, caseCode: code })

/** A run of the hour, and what it wakes. */
async function hour(day: string, time = '08:00'): Promise<unknown[]> {
  await runAt(table, at(day, time))
  return sendAllDue(ses.post(table), at(day, time))
}

test.each(['18:00', '19:00'])(
  'what SES refuses all day, until the run of %s, stands in one digest the next morning',
  async (last) => {
    await setOn('2026-01-22', '2026-02-06', LINES, 'BG-26-0001')
    ses.does('throttle')
    for (const time of ['08:00', '12:00', last]) await hour(FRIDAY, time)
    await setOn(FRIDAY, '2026-02-05', 2, 'BG-26-0002')
    ses.does('take')
    await hour(MONDAY)
    const [one, ...more] = ses.taken
    expect(more).toEqual([])
    expect(one?.id).toBe(digestId('anna-prova', MONDAY))
    expect(await linesOf(table, one?.id ?? '')).toHaveLength(LINES + 2)
    expect(await findMail(table, digestId('anna-prova', FRIDAY))).toMatchObject({
      ...{ status: 'unneeded', into: one?.id },
    })
  },
)

test('what was done meanwhile is left out; when nothing else is left, nothing is sent', async () => {
  const due = await setOn('2026-01-22', '2026-02-06', 3, 'BG-26-0001')
  ses.does('throttle')
  await hour(FRIDAY)
  ses.does('take')
  for (const one of due) await doDeadline(table, one, at(FRIDAY, '15:00'))
  await hour(MONDAY)
  expect(ses.taken).toEqual([])
  for (const { status } of await mailsOf(table, 'anna-prova')) expect(status).toBe('unneeded')
})

test('three days without a run are one digest', async () => {
  await setOn('2026-01-19', '2026-01-21', 2, 'BG-26-0001')
  await runAt(table, at('2026-01-20'))
  await runAt(table, at('2026-01-21'))
  await hour(MONDAY)
  const toAnna = ses.taken.filter(({ to }) => to.startsWith('anna'))
  expect(toAnna.map(({ id }) => id)).toEqual([digestId('anna-prova', MONDAY)])
  const told = await linesOf(table, toAnna[0]?.id ?? '')
  expect(new Set(told.map(({ step }) => step)).size).toBe(3)
})

test('one that is left behind goes with the first that is sent, whichever is woken first', async () => {
  await setOn('2026-01-22', '2026-02-06', 1, 'BG-26-0001')
  await runAt(table, at(FRIDAY))
  await setOn(FRIDAY, '2026-02-05', 1, 'BG-26-0002')
  await runAt(table, at(MONDAY))
  await sendWhenDue(ses.post(table), digestId('anna-prova', MONDAY), at(MONDAY))
  await sendWhenDue(ses.post(table), digestId('anna-prova', FRIDAY), at(MONDAY))
  expect(ses.taken.map(({ id }) => id)).toEqual([digestId('anna-prova', MONDAY)])
  expect(ses.taken[0]?.text).toMatch(/BG-26-0001[\s\S]*BG-26-0002|BG-26-0002[\s\S]*BG-26-0001/)
})

test('a crash while its lines are brought over loses and doubles nothing', async () => {
  await setOn('2026-01-22', '2026-02-06', LINES, 'BG-26-0001')
  await runAt(table, at(FRIDAY))
  let writes = 0
  table.client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName === 'TransactWriteCommand') writes += 1
        if (commandName === 'TransactWriteCommand' && (writes === 2 || writes === 4)) {
          await next(args)
          throw new Error('the function is gone')
        }
        return next(args)
      },
    { step: 'initialize', name: 'crash' },
  )
  for (let minutes = 1; minutes < 8; minutes += 1)
    await sendAllDue(ses.post(table), at(MONDAY, `08:0${minutes}`))
  const monday = digestId('anna-prova', MONDAY)
  expect(await linesOf(table, monday)).toHaveLength(LINES)
  expect(ses.taken.map(({ id }) => id)).toEqual([monday])
})

test('one in doubt in the evening waits for the morning, and then its doubt is counted in the new one', async () => {
  await setOn('2026-01-22', '2026-02-06', 1, 'BG-26-0001')
  await runAt(table, at(FRIDAY))
  ses.does('lose')
  await sendAllDue(ses.post(table), at(FRIDAY, '18:50'))
  ses.does('take')
  await sendUrgent(ses.post(table), at(FRIDAY, '19:05'))
  await sendUrgent(ses.post(table), at('2026-01-24', '10:00'))
  expect(ses.taken).toEqual([])
  expect(await sendUrgent(ses.post(table), at(MONDAY, '07:59'))).toEqual([])
  await sendUrgent(ses.post(table), at(MONDAY))
  const monday = digestId('anna-prova', MONDAY)
  expect(ses.taken.map(({ id }) => id)).toEqual([monday])
  expect(await findMail(table, monday)).toMatchObject({ status: 'sent', possiblyTwice: 1 })
})

test('a second digest of one day, for what is due that day, stays one of its own', async () => {
  await setOn(FRIDAY, '2026-02-05', 1, 'BG-26-0001')
  await hour(MONDAY)
  await setOn(FRIDAY, MONDAY, 1, 'BG-26-0002')
  await hour(MONDAY, '09:00')
  expect(ses.taken.map(({ id }) => id)).toEqual([
    digestId('anna-prova', MONDAY),
    digestId('anna-prova', MONDAY, 2),
  ])
})

test('a digest of a day on which the office turned out to be closed is told on the next', async () => {
  await setOn(MONDAY, '2026-02-05', 1, 'BG-26-0001')
  await runAt(table, at(TUESDAY))
  const saturday = at('2026-01-31', '10:00')
  await sendAllDue(ses.post(table), saturday)
  expect(ses.taken).toEqual([])
  const next = await findMail(table, digestId('anna-prova', '2026-02-02'))
  expect(romeDate(new Date(next?.notBefore ?? ''))).toBe('2026-02-02')
})
