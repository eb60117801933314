import { afterAll, beforeAll, expect, test } from 'vitest'
import { commit } from '../../../../shared/table/commit.ts'
import { operatorShape } from '../../../../shared/table/operator-store.ts'
import type { Table } from '../../../../shared/table/table.ts'
import { mailsOf, runAt, seedDeadlines, seedPeople, standing } from '../../../support/due-table.ts'
import { at, person } from '../../../support/due-world.ts'
import { startTable } from '../../../support/table.ts'

let table: Table
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ table, stop } = await startTable())
  await seedPeople(table)
})
afterAll(() => stop())

test('whoever left is replaced before anything is told', async () => {
  const gone = person('elio-prova', { leftOn: '2026-04-01' })
  await commit(table, [{ create: operatorShape.toItem(gone) }], [])
  const due = await seedDeadlines(table, 1, at('2026-04-06', '10:00'), {
    due: '2026-04-10',
    subject: 'household/0f1e2d3c4b5a69788796a5b4c3d2e1f0',
    kind: 'own',
    origin: 'operator',
    ...{ owner: 'elio-prova', liaison: 'elio-prova' },
  })
  await runAt(table, at('2026-04-07'))
  expect(await standing(table, due)).toMatchObject([{ owner: 'carla-esempio', next: { name: 'new' } }])
  expect(await mailsOf(table, 'elio-prova')).toEqual([])
  await runAt(table, at('2026-04-08'))
  expect((await mailsOf(table, 'carla-esempio')).at(-1)?.lines).toMatchObject([{ step: 'new', as: 'owner' }])
})

test('what is late is told as such when its owner has left, so that its coordinator hears in the same run', async () => {
  await commit(table, [{ create: operatorShape.toItem(person('fabio-prova', { leftOn: '2026-05-13' })) }], [])
  const due = await seedDeadlines(table, 1, at('2026-05-04', '10:00'), {
    due: '2026-05-08',
    subject: 'household/1f1e2d3c4b5a69788796a5b4c3d2e1f1',
    kind: 'own',
    origin: 'operator',
    ...{ owner: 'fabio-prova', liaison: 'bruno-esempio' },
  })
  await runAt(table, at('2026-05-12'))
  expect(await standing(table, due)).toMatchObject([{ owner: 'fabio-prova', next: { name: 'overdue-3' } }])
  await runAt(table, at('2026-05-13'))
  expect(await standing(table, due)).toMatchObject([{ owner: 'carla-esempio', next: { name: 'overdue-8' } }])
  const lines = async (id: string) => (await mailsOf(table, id)).at(-1)?.lines
  expect(await lines('carla-esempio')).toMatchObject([{ step: 'overdue-3', as: 'owner' }])
  expect(await lines('bruno-esempio')).toMatchObject([{ step: 'overdue-3', as: 'liaison' }])
})
