import { afterAll, beforeAll, expect, test } from 'vitest'
import { runDue, urgentOnly } from '../../../shared/casework/due-run.ts'
import { mailRows } from '../../../shared/table/mail-store.ts'
import type { Table } from '../../../shared/table/table.ts'
import { closeMail, mailsOf, runAt, seedDeadlines, seedPeople, typesTold } from '../../support/due-table.ts'
import { at, occasionAt } from '../../support/due-world.ts'
import { startTable } from '../../support/table.ts'

let table: Table
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ table, stop } = await startTable())
  await seedPeople(table)
})
afterAll(() => stop())

const withOwner = (owner: string) => ({ owner, liaison: owner })

test('a digest that is sent already is closed: the line goes into the next one', async () => {
  await seedDeadlines(table, 1, at('2026-03-02', '10:00'), {
    due: '2026-03-10',
    ...withOwner('bruno-esempio'),
  })
  await runAt(table, at('2026-03-03'))
  const [sent] = (await mailsOf(table, 'bruno-esempio')).slice(-1)
  if (sent === undefined) throw new Error('there is no digest')
  await closeMail(table, sent.id)
  const late = await seedDeadlines(table, 2, at('2026-03-02', '11:00'), {
    due: '2026-03-11',
    ...withOwner('bruno-esempio'),
  })
  expect(await runAt(table, at('2026-03-03', '10:00'))).toMatchObject({ told: 2, failed: 0 })
  const rows = await Array.fromAsync(mailRows(table, 'bruno-esempio'))
  expect(rows.at(-1)).toMatchObject({ notBefore: at('2026-03-04').toISOString() })
  expect(await typesTold(table, late)).toHaveLength(2)
})

test('a danger is told by mails of its own, each time another', async () => {
  const raised = at('2026-05-08', '17:35')
  const [danger] = await seedDeadlines(table, 1, raised, {
    due: '2026-05-11',
    kind: 'danger',
    isUrgent: true,
  })
  if (danger === undefined) throw new Error('no danger')
  const tell = (when: Date) => runDue(table, urgentOnly, occasionAt(when), () => false)
  expect(await tell(raised)).toMatchObject({ told: 1 })
  expect(await tell(at('2026-05-08', '17:36'))).toMatchObject({ told: 0 })
  expect(await tell(at('2026-05-08', '18:05'))).toMatchObject({ told: 1 })
  const mails = (await mailsOf(table, 'anna-prova')).filter(({ kind }) => kind === 'danger')
  expect(mails.map(({ notBefore, lines }) => [notBefore, lines.map(({ step }) => step)])).toEqual([
    [raised.toISOString(), ['danger-1']],
    [at('2026-05-08', '18:05').toISOString(), ['danger-2']],
  ])
  expect((await mailsOf(table, 'carla-esempio')).filter(({ kind }) => kind === 'danger')).toHaveLength(1)
})
