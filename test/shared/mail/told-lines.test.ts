import { afterAll, beforeAll, expect, test } from 'vitest'
import { deadlineId, type OpenDeadline, type StepName } from '../../../shared/domain/deadline.ts'
import type { MailLine } from '../../../shared/domain/mail.ts'
import { shortName } from '../../../shared/mail/short-name.ts'
import { toldLines } from '../../../shared/mail/told-lines.ts'
import { commit } from '../../../shared/table/commit.ts'
import { deadlineShape } from '../../../shared/table/deadline-store.ts'
import { mailLineShape } from '../../../shared/table/mail-store.ts'
import type { Table } from '../../../shared/table/table.ts'
import { at, openDeadline } from '../../support/due-world.ts'
import { doDeadline } from '../../support/mail-table.ts'
import { startTable } from '../../support/table.ts'

const MAIL = 'a'.repeat(32)
const SET = at('2026-01-13', '10:00')
const today = at('2026-01-26')

let table: Table
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ table, stop } = await startTable())
  const told: readonly [code: string, due: string, kind: OpenDeadline['kind'], steps: readonly StepName[]][] =
    [
      ['BG-26-0001', '2026-02-02', 'triage', ['before-1']],
      ['BG-26-0002', '2026-01-28', 'triage', ['new']],
      ['BG-26-0003', '2026-01-26', 'triage', ['due', 'new']],
      ['BG-26-0004', '2026-01-21', 'triage', ['overdue-1', 'overdue-3', 'due']],
      ['BG-26-0005', '2026-01-26', 'danger', ['danger-2']],
      ['BG-26-0006', '2026-01-20', 'triage', ['overdue-3']],
    ]
  for (const [caseCode, due, kind, steps] of told) {
    const subject = `referral/${caseCode.slice(-1).repeat(32)}`
    const one = openDeadline(SET, { subject, caseCode, due, kind })
    const lines = steps.map((step) => ({ create: mailLineShape.toItem(lineOf(one, step)) }))
    await commit(table, [{ create: deadlineShape.toItem(one) }, ...lines], [])
    if (caseCode === 'BG-26-0006') await doDeadline(table, one, today)
  }
})
afterAll(() => stop())

function lineOf(deadline: OpenDeadline, step: StepName): MailLine {
  const { subject, kind, number, due } = deadline
  return {
    ...{ mail: MAIL, deadline: deadlineId(deadline), subject, kind, number, due },
    ...{ step, as: 'owner', at: SET.toISOString() },
  }
}

test('each deadline once, by its gravest step: dangers, then what is late, today’s, the new and the coming', async () => {
  const told = await toldLines(table, MAIL, today, 'it')
  expect(told.map(({ section, name, line }) => `${section} ${name} ${line.step}`)).toEqual([
    'danger BG-26-0005 danger-2',
    'overdue BG-26-0006 overdue-3',
    'overdue BG-26-0004 overdue-3',
    'today BG-26-0003 due',
    'new BG-26-0002 new',
    'coming BG-26-0001 before-1',
  ])
})

test('what was done since is there, with how it stands', async () => {
  const told = await toldLines(table, MAIL, today, 'it')
  expect(told.find(({ name }) => name === 'BG-26-0006')?.deadline.status).toBe('done')
})

test('a mail without lines tells nothing', async () => {
  expect(await toldLines(table, 'b'.repeat(32), today, 'it')).toEqual([])
})

test.each([
  ['BG-26-0042', { subject: `referral/${'c'.repeat(32)}`, caseCode: 'BG-26-0042' }],
  ['modulo 3f2a9c', { subject: 'submission/scuola.3f2a9c00000000000000000000000000' }],
  ['scuola-mazzi', { subject: 'form/scuola-mazzi' }],
  ['bergamo', { subject: 'district/bergamo' }],
  ['indirizzo 3f2a9c', { subject: 'address/3f2a9c00000000000000000000000000' }],
  ['avviso 3f2a9c', { subject: 'mail/3f2a9c00000000000000000000000000' }],
])('%s is how it is called', (name, subject) => {
  expect(shortName(subject, 'it')).toBe(name)
})

test('nobody is called by their name, which an operator’s id may be', () => {
  expect(shortName({ subject: 'operator/anna-prova' }, 'en')).toMatch(/^operator [0-9a-f]{6}$/)
})
