import { afterEach, beforeEach, expect, test } from 'vitest'
import { sendWhenDue } from '../../../../functions/mail/sending/send-when-due.ts'
import type { OpenDeadline } from '../../../../shared/domain/deadline.ts'
import type { Deed } from '../../../../shared/domain/deed.ts'
import { digestId } from '../../../../shared/domain/mail.ts'
import { commit } from '../../../../shared/table/commit.ts'
import { deedShape } from '../../../../shared/table/deed-store.ts'
import { findMail } from '../../../../shared/table/mail-store.ts'
import type { Table } from '../../../../shared/table/table.ts'
import { runAt, seedDeadlines, seedPeople } from '../../../support/due-table.ts'
import { at } from '../../../support/due-world.ts'
import { changeDeadline, changeOperator, doDeadline, sendAllDue } from '../../../support/mail-table.ts'
import { fakeSes } from '../../../support/post.ts'
import { startTable } from '../../../support/table.ts'

const MONDAY = '2026-01-26'
const ses = fakeSes()
const digest = digestId('anna-prova', MONDAY)

let table: Table
let stop: () => Promise<void>
beforeEach(async () => {
  // Whatever may be forgotten by now is gone: the time is that of the test.
  process.env['CLOCK_OFFSET_MS'] = String(at(MONDAY).getTime() - Date.now())
  ;({ table, stop } = await startTable())
  await seedPeople(table)
})
afterEach(async () => {
  delete process.env['CLOCK_OFFSET_MS']
  await stop()
})

/** Deadlines that are told on Monday, each of a case of its own. */
async function told(...codes: string[]): Promise<OpenDeadline[]> {
  const deadlines = await Promise.all(
    codes.map(async (caseCode, place) => {
      const due = `2026-01-${28 + place}`
      const [one] = await seedDeadlines(table, 1, at('2026-01-23', '10:00'), { due, caseCode })
      if (one === undefined) throw new Error('it was not made')
      return one
    }),
  )
  await runAt(table, at(MONDAY))
  return deadlines
}

const send = (time = '08:01', id = digest) => sendWhenDue(ses.post(table), id, at(MONDAY, time))
const codesIn = (text = '') => [...text.matchAll(/BG-26-\d{4}/g)].map(([code]) => code)

test('a digest is sent once, with all that it tells and one link', async () => {
  await told('BG-26-0001', 'BG-26-0002')
  await send()
  await send('08:02')
  expect(ses.taken).toMatchObject([{ id: digest, to: 'anna-prova@example.org' }])
  expect(codesIn(ses.taken[0]?.text)).toEqual(['BG-26-0001', 'BG-26-0002'])
  expect(await findMail(table, digest)).toMatchObject({ status: 'sent', attempts: 1 })
})

test('two who are woken at once send it once', async () => {
  await told('BG-26-0001')
  await Promise.all([send(), send(), send()])
  expect(ses.taken).toHaveLength(1)
})

test('what was done, put off or given to somebody else before its turn is not told', async () => {
  const [done, off, given] = await told('BG-26-0001', 'BG-26-0002', 'BG-26-0003', 'BG-26-0004')
  if (done === undefined || off === undefined || given === undefined) throw new Error('they are there')
  await doDeadline(table, done, at(MONDAY, '08:00'))
  await changeDeadline(table, off, { snoozedUntil: '2026-01-28' })
  const setAt = at(MONDAY, '08:01').toISOString()
  await changeDeadline(table, given, { owner: 'bruno-esempio', setAt })
  await send('08:02')
  expect(codesIn(ses.taken[0]?.text)).toEqual(['BG-26-0004'])
})

test('what was put off until today is told', async () => {
  const [off] = await told('BG-26-0001')
  if (off === undefined) throw new Error('it is there')
  await changeDeadline(table, off, { snoozedUntil: MONDAY })
  await send()
  expect(codesIn(ses.taken[0]?.text)).toEqual(['BG-26-0001'])
})

test('a digest with nothing left is not needed', async () => {
  const [only] = await told('BG-26-0001')
  if (only === undefined) throw new Error('it is there')
  await doDeadline(table, only, at(MONDAY, '08:00'))
  await send()
  expect(ses.taken).toEqual([])
  expect(await findMail(table, digest)).toMatchObject({ status: 'unneeded' })
})

test('a digest of somebody who works here no longer is not needed', async () => {
  await told('BG-26-0001')
  await changeOperator(table, 'anna-prova', { leftOn: MONDAY })
  await send()
  expect(ses.taken).toEqual([])
  expect(await findMail(table, digest)).toMatchObject({ status: 'unneeded' })
})

test('it goes where notices are wanted, in the language of whoever reads it', async () => {
  await told('BG-26-0001')
  await changeOperator(table, 'anna-prova', { noticeAddress: 'avvisi@example.org', language: 'en' })
  await send()
  expect(ses.taken[0]?.to).toBe('avvisi@example.org')
  expect(ses.taken[0]?.html).toContain('lang="en"')
})

test('a line that is added while it is taken is told with it', async () => {
  await told('BG-26-0001')
  let isAdded = false
  const post = ses.post(table)
  const adding = async () => {
    if (isAdded) return
    isAdded = true
    await seedDeadlines(table, 1, at('2026-01-23', '10:00'), { due: '2026-02-03', caseCode: 'BG-26-0002' })
    await runAt(table, at(MONDAY, '08:01'))
  }
  await sendWhenDue({ ...post, pace: adding }, digest, at(MONDAY, '08:01'))
  expect(codesIn(ses.taken[0]?.text).toSorted()).toEqual(['BG-26-0001', 'BG-26-0002'])
})

test('it names what was done by link since the digest before, but not what was undone', async () => {
  await told('BG-26-0001')
  await sendAllDue(ses.post(table), at(MONDAY, '08:01'))
  const deed = {
    operator: 'anna-prova',
    act: 'acknowledge',
    mail: digest,
    kind: 'acknowledge',
    number: 1,
    version: 1,
    subject: `referral/${'a'.repeat(32)}`,
    at: at(MONDAY, '09:00').toISOString(),
    before: [],
  } satisfies Partial<Deed>
  const deeds: Deed[] = [
    { ...deed, id: '1'.repeat(32), caseCode: 'BG-26-0011' },
    { ...deed, id: '2'.repeat(32), caseCode: 'BG-26-0012', undoneAt: at(MONDAY, '09:05').toISOString() },
    { ...deed, id: '3'.repeat(32), caseCode: 'BG-26-0013', at: at('2026-01-23').toISOString() },
  ]
  await commit(
    table,
    deeds.map((one) => ({ create: deedShape.toItem(one) })),
    [],
  )
  await runAt(table, at('2026-01-28'))
  await sendAllDue(ses.post(table), at('2026-01-28', '08:01'))
  expect(ses.taken).toHaveLength(2)
  expect(codesIn(ses.taken[1]?.text)).toEqual(['BG-26-0001', 'BG-26-0011'])
})
