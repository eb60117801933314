import { afterEach, beforeEach, expect, test } from 'vitest'
import { sendWhenDue } from '../../../../functions/mail/sending/send-when-due.ts'
import { runDue, urgentOnly } from '../../../../shared/casework/due/due-run.ts'
import { digestId } from '../../../../shared/domain/mail.ts'
import type { Table } from '../../../../shared/table/table.ts'
import { runAt, seedDeadlines, seedPeople } from '../../../support/due-table.ts'
import { at, occasionAt } from '../../../support/due-world.ts'
import { doDeadline } from '../../../support/mail-table.ts'
import { fakeSes } from '../../../support/post.ts'
import { startTable } from '../../../support/table.ts'

const FRIDAY = '2026-01-23'
const MONDAY = '2026-01-26'
const ses = fakeSes()

let table: Table
let stop: () => Promise<void>
beforeEach(async () => {
  process.env['CLOCK_OFFSET_MS'] = String(at(MONDAY).getTime() - Date.now())
  ;({ table, stop } = await startTable())
  await seedPeople(table)
})
afterEach(async () => {
  delete process.env['CLOCK_OFFSET_MS']
  await stop()
})

/** One danger, told on Friday at noon and half an hour later, and something else that is due on Monday. */
async function tellDanger() {
  const raised = at(FRIDAY, '12:00')
  const urgent = { kind: 'danger', isUrgent: true, caseCode: 'BG-26-0009' } as const
  const [danger] = await seedDeadlines(table, 1, raised, { due: '2026-01-24', ...urgent })
  await seedDeadlines(table, 1, at(FRIDAY, '10:00'), { due: MONDAY, caseCode: 'BG-26-0001' })
  for (const time of ['12:00', '12:30']) {
    await runDue(table, urgentOnly, occasionAt(at(FRIDAY, time)), () => false)
  }
  await runAt(table, at(MONDAY))
  if (danger === undefined) throw new Error('it was not made')
  return danger
}

const sendDigest = () => sendWhenDue(ses.post(table), digestId('anna-prova', MONDAY), at(MONDAY, '08:01'))

test('a digest begins with the dangers that its addressee was told of and nobody has confirmed, each once', async () => {
  await tellDanger()
  await sendDigest()
  const [digest] = ses.taken
  expect(digest?.subject).toContain('1 pericolo, 1 oggi')
  expect([...(digest?.text ?? '').matchAll(/BG-26-\d{4}/g)].map(([code]) => code)).toEqual([
    'BG-26-0009',
    'BG-26-0001',
  ])
})

test('a danger that somebody has confirmed is in no digest', async () => {
  await doDeadline(table, await tellDanger(), at(MONDAY, '08:00'))
  await sendDigest()
  expect(ses.taken[0]?.subject).toContain(': 1 oggi')
  expect(ses.taken[0]?.text).not.toContain('BG-26-0009')
})
