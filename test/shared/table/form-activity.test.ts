import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { arrive } from '../../../functions/intake/arrival.ts'
import { commit } from '../../../shared/table/commit.ts'
import {
  countRefusal,
  countUnfinished,
  refusalsOf,
  unfinishedOf,
} from '../../../shared/table/form-count-store.ts'
import { findLastSubmission, submissionShape } from '../../../shared/table/submission-store.ts'
import type { Table } from '../../../shared/table/table.ts'
import { delivery, form } from '../../support/submissions.ts'
import { startTable } from '../../support/table.ts'

let table: Table
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ table, stop } = await startTable())
})
afterAll(() => stop())

describe('what a form sent last', () => {
  const send = async (submissionId: string, at: string) => {
    const { submission } = arrive(undefined, delivery('{}', submissionId), new Date(at))
    await commit(table, [{ create: submissionShape.toItem(submission) }], [])
  }

  test('is nothing for a form that never sent anything', async () => {
    expect(await findLastSubmission(table, 'silent')).toBeUndefined()
  })

  test('is the newest, in whatever order they came', async () => {
    await send('newest', '2026-03-01T08:00:00.000Z')
    await send('older', '2026-02-01T08:00:00.000Z')
    expect(await findLastSubmission(table, form.id)).toMatchObject({ submissionId: 'newest' })
  })
})

test('refused and unfinished requests are counted apart, by day in Italy, newest first', async () => {
  const times = ['2026-11-01T08:00:00.000Z', '2026-11-01T23:30:00.000Z', '2026-11-02T09:00:00.000Z']
  for (const time of times) await countRefusal(table, 'f', new Date(time))
  await countUnfinished(table, 'f', new Date('2026-11-03T09:00:00.000Z'))
  expect(await refusalsOf(table, 'f')).toEqual([
    { day: '2026-11-02', requests: 2, lastAt: '2026-11-02T09:00:00.000Z' },
    { day: '2026-11-01', requests: 1, lastAt: '2026-11-01T08:00:00.000Z' },
  ])
  expect(await unfinishedOf(table, 'f')).toEqual([
    { day: '2026-11-03', requests: 1, lastAt: '2026-11-03T09:00:00.000Z' },
  ])
})
