import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OpenDeadline } from '../../../../shared/domain/deadline.ts'
import { commit } from '../../../../shared/table/commit.ts'
import { deadlineShape, longestDue } from '../../../../shared/table/deadline-store.ts'
import type { Table } from '../../../../shared/table/table.ts'
import { mailsOf, runAt, seedDeadlines, seedPeople, standing, typesTold } from '../../../support/due-table.ts'
import { at } from '../../../support/due-world.ts'
import { startTable } from '../../../support/table.ts'

let table: Table
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ table, stop } = await startTable())
  await seedPeople(table)
})
afterAll(() => stop())

describe('a run', () => {
  let due: OpenDeadline[]

  test('writes a line into the digest of whoever has to hear, and moves each deadline to its next step', async () => {
    due = await seedDeadlines(table, 12, at('2026-01-13', '10:00'), { due: '2026-01-20' })
    expect(await longestDue(table, at('2026-01-14', '07:59'))).toBeUndefined()
    expect(await longestDue(table, at('2026-01-14'))).toEqual(at('2026-01-14'))
    expect(await runAt(table, at('2026-01-14'))).toMatchObject({ told: 12, failed: 0, isFinished: true })
    const [digest, ...more] = await mailsOf(table, 'anna-prova')
    expect(more).toEqual([])
    expect(digest).toMatchObject({
      kind: 'digest',
      status: 'pending',
      notBefore: at('2026-01-14').toISOString(),
    })
    expect(digest?.lines.map(({ step, as }) => `${step} ${as}`)).toEqual(Array(12).fill('new owner'))
    expect(await typesTold(table, due)).toEqual(Array(12).fill('deadline.reminded'))
    expect(await standing(table, due)).toMatchObject(
      Array(12).fill({ next: { name: 'before-1' }, version: 2 }),
    )
  })

  test('does nothing the second time in an hour', async () => {
    expect(await runAt(table, at('2026-01-14', '08:20'))).toMatchObject({ told: 0, failed: 0 })
    expect(await typesTold(table, due)).toHaveLength(12)
  })

  test('tells after three missed days what is gravest, once, to all who have to hear', async () => {
    expect(await runAt(table, at('2026-01-23', '09:00'))).toMatchObject({ told: 12 })
    for (const [who, as] of [
      ['anna-prova', 'owner'],
      ['bruno-esempio', 'liaison'],
      ['carla-esempio', 'coordinator'],
    ] as const) {
      const lines = (await mailsOf(table, who)).at(-1)?.lines ?? []
      expect(lines.map((line) => `${line.step} ${line.as}`)).toEqual(Array(12).fill(`overdue-3 ${as}`))
    }
    const later = (await typesTold(table, due)).filter((type) => type !== 'deadline.reminded')
    expect(later.toSorted()).toEqual([
      ...Array(12).fill('deadline.escalated'),
      ...Array(12).fill('deadline.missed'),
    ])
  })

  test('takes no notice of what was done', async () => {
    const done = (await standing(table, due)).map(({ version, ...one }) => {
      const { status: _, next: __, ...rest } = one as OpenDeadline
      return {
        ...rest,
        status: 'done' as const,
        endedAt: at('2026-01-23').toISOString(),
        version: version + 1,
      }
    })
    const changes = done.map((one) => ({ replace: deadlineShape.toItem(one) }))
    await commit(table, changes, [])
    expect(await runAt(table, at('2026-02-20'))).toMatchObject({ told: 0, 'not-due': 0 })
  })
})
