import { afterAll, beforeAll, expect, test } from 'vitest'
import { arrive } from '../../../../functions/intake/arrival.ts'
import { watchChanges } from '../../../../shared/casework/due/form-watching.ts'
import type { Form } from '../../../../shared/domain/form.ts'
import { commit } from '../../../../shared/table/commit.ts'
import { deadlineShape, deadlinesOf } from '../../../../shared/table/deadline-store.ts'
import { formShape } from '../../../../shared/table/form-store.ts'
import { findWatch } from '../../../../shared/table/form-watch-store.ts'
import { submissionShape } from '../../../../shared/table/submission-store.ts'
import type { Table } from '../../../../shared/table/table.ts'
import { runAt, seedPeople } from '../../../support/due-table.ts'
import { at } from '../../../support/due-world.ts'
import { delivery, form } from '../../../support/submissions.ts'
import { startTable } from '../../../support/table.ts'

const weekly: Form = { ...form, id: 'consultorio-prova', origin: 'local_service', rhythm: 'weekly' }
const subject = `form/${weekly.id}`

let table: Table
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ table, stop } = await startTable())
  await seedPeople(table)
  const watched = await watchChanges(table, weekly, at('2026-11-02', '11:00'))
  await commit(table, [{ create: formShape.toItem(weekly) }, ...watched], [])
})
afterAll(() => stop())

const next = async () => (await findWatch(table, weekly.id))?.next

async function speak(id: string, when: Date): Promise<void> {
  const { submission } = arrive(undefined, { ...delivery('{}', id), form: weekly }, when)
  await commit(table, [{ create: submissionShape.toItem(submission) }], [])
}

test('a form that speaks in time is looked at again when it would have gone quiet', async () => {
  expect(await next()).toBe(at('2026-11-11').toISOString())
  await speak('first', at('2026-11-06', '10:00'))
  expect(await runAt(table, at('2026-11-11'))).toMatchObject({ 'moved-on': 1, failed: 0 })
  expect(await deadlinesOf(table, subject)).toEqual([])
  expect(await next()).toBe(at('2026-11-17').toISOString())
})

test('a form that is silent beyond its rhythm gets a deadline with an owner, once', async () => {
  await runAt(table, at('2026-11-17'))
  const [quiet] = await deadlinesOf(table, subject)
  expect(quiet).toMatchObject({
    kind: 'form-quiet',
    owner: 'carla-esempio',
    due: '2026-11-18',
    status: 'open',
  })
  await runAt(table, at('2026-12-01'))
  expect(await deadlinesOf(table, subject)).toHaveLength(1)
})

test('that is done, and the form still silent: nobody is told again until it has spoken', async () => {
  const [quiet] = await deadlinesOf(table, subject)
  if (quiet?.status !== 'open') throw new Error('the deadline is gone')
  const { next: _, ...rest } = quiet
  const done = { ...rest, status: 'done' as const, endedAt: at('2026-12-02').toISOString() }
  await commit(table, [{ replace: deadlineShape.toItem({ ...done, version: quiet.version + 1 }) }], [])
  await runAt(table, at('2026-12-15'))
  expect(await deadlinesOf(table, subject)).toHaveLength(1)
  await speak('second', at('2026-12-15', '15:00'))
  await runAt(table, at('2027-01-15'))
  expect((await deadlinesOf(table, subject)).map(({ number, status }) => [number, status])).toEqual([
    [1, 'done'],
    [2, 'open'],
  ])
})

test('a form that is disabled is waited for no longer, and from when it is let in again', async () => {
  const disable = await watchChanges(table, { ...weekly, enabled: false }, at('2027-02-01'))
  await commit(table, disable, [])
  expect(await next()).toBeUndefined()
  await commit(table, await watchChanges(table, weekly, at('2027-02-08', '11:00')), [])
  expect(await next()).toBe(at('2027-02-17').toISOString())
})
