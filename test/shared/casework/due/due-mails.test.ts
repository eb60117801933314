import { afterAll, beforeAll, expect, test } from 'vitest'
import { runDue, urgentOnly } from '../../../../shared/casework/due/due-run.ts'
import { digestId } from '../../../../shared/domain/mail.ts'
import { linesOf, mailRows } from '../../../../shared/table/mail-store.ts'
import type { Table } from '../../../../shared/table/table.ts'
import {
  closeMail,
  mailsOf,
  runAt,
  seedDeadlines,
  seedPeople,
  typesTold,
} from '../../../support/due-table.ts'
import { at, occasionAt } from '../../../support/due-world.ts'
import { startTable } from '../../../support/table.ts'

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
  const rows = await Array.fromAsync(mailRows(table, 'operator/bruno-esempio'))
  expect(rows.at(-1)).toMatchObject({ notBefore: at('2026-03-04').toISOString() })
  expect(await typesTold(table, late)).toHaveLength(2)
})

test('what is due the same day does not wait for the next digest: it goes into a second one of that day', async () => {
  const dario = withOwner('dario-prova')
  await seedDeadlines(table, 1, at('2026-03-16', '10:00'), { due: '2026-03-20', ...dario })
  await runAt(table, at('2026-03-17'))
  const [sent] = (await mailsOf(table, 'dario-prova')).slice(-1)
  if (sent === undefined) throw new Error('there is no digest')
  await closeMail(table, sent.id)
  const [notice] = await seedDeadlines(table, 1, at('2026-03-17', '11:20'), {
    ...{ due: '2026-03-17', kind: 'privacy-notice', basis: 'statutory' },
    ...dario,
  })
  expect(notice?.next).toEqual({ name: 'new', at: at('2026-03-17', '11:20').toISOString() })
  await runAt(table, at('2026-03-17', '12:00'))
  const rows = await Array.fromAsync(mailRows(table, 'operator/dario-prova'))
  const another = rows.filter(({ id }) => id !== sent.id)
  expect(another).toMatchObject([{ notBefore: at('2026-03-17').toISOString() }])
  expect(await linesOf(table, String(another[0]?.['id']))).toMatchObject([{ step: 'new', as: 'owner' }])
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

test('what is due the same day is told however often somebody was written to that day', async () => {
  const day = '2026-02-16'
  for (const part of Array.from({ length: 11 }, (_, place) => place + 1)) {
    const time = `${String(part + 7).padStart(2, '0')}:00`
    await seedDeadlines(table, 1, at(day, '07:30'), {
      ...{ due: day, kind: 'privacy-notice', basis: 'statutory', number: part },
      ...withOwner('carla-esempio'),
    })
    expect(await runAt(table, at(day, time)), time).toMatchObject({ told: 1, failed: 0 })
    const id = digestId('carla-esempio', day, part)
    expect(await linesOf(table, id), time).toMatchObject([{ number: part }])
    await closeMail(table, id)
  }
})
