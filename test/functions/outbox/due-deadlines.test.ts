import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goOnWithDue, tellDangers } from '../../../functions/outbox/due-deadlines.ts'
import type { Table } from '../../../shared/table/table.ts'
import { seedDeadlines, seedPeople } from '../../support/due-table.ts'
import { at } from '../../support/due-world.ts'
import { startTable } from '../../support/table.ts'

const AFTER_SECONDS = 120
let table: Table
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ table, stop } = await startTable())
  await seedPeople(table)
  await seedDeadlines(table, 3, at('2026-01-13', '10:00'), { due: '2026-01-20' })
})
afterAll(() => stop())

const goOn = (time: string, seconds = AFTER_SECONDS) =>
  goOnWithDue(table, seconds, () => false, at('2026-01-14', time))

describe('what is due', () => {
  test('is left to the hourly run for two minutes', async () => {
    expect(await goOn('08:01')).toEqual({ ageSeconds: 60 })
  })

  test('is not told at night, and its age is told all the same', async () => {
    expect(await goOn('20:00')).toEqual({ ageSeconds: 12 * 3600 })
    expect(await goOn('23:59', 0)).toEqual({ ageSeconds: 15 * 3600 + 59 * 60 })
  })

  test('is brought on when the hourly run left it', async () => {
    expect(await goOn('08:02')).toMatchObject({ ageSeconds: 120, figures: { told: 3 } })
    expect(await goOn('08:03')).toEqual({ ageSeconds: 0 })
  })
})

test('a danger is told at night too, and nothing else with it', async () => {
  const night = at('2026-01-16', '23:40')
  await seedDeadlines(table, 1, night, { due: '2026-01-19', kind: 'danger', isUrgent: true })
  await seedDeadlines(table, 1, at('2026-01-15', '10:00'), { due: '2026-01-22' })
  expect(await tellDangers(table, night)).toMatchObject({ told: 1, failed: 0 })
  expect(await tellDangers(table, at('2026-01-16', '23:41'))).toMatchObject({ told: 0 })
})
