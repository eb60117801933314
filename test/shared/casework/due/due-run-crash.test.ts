import { afterEach, beforeEach, expect, test } from 'vitest'
import { runDue } from '../../../../shared/casework/due/due-run.ts'
import type { Table } from '../../../../shared/table/table.ts'
import { captureLog } from '../../../support/captured-log.ts'
import { mailsOf, runAt, seedDeadlines, seedPeople, standing, typesTold } from '../../../support/due-table.ts'
import { at, occasionAt } from '../../../support/due-world.ts'
import { startTable } from '../../../support/table.ts'

const DUE = 8
const UNTIL_IT_BREAKS = 3
const monday = at('2026-01-26')

let table: Table
let stop: () => Promise<void>
beforeEach(async () => {
  ;({ table, stop } = await startTable())
  await seedPeople(table)
})
afterEach(() => stop())

/** From the n-th transaction on nothing is written any more; or it is written, and nobody hears of it. */
function breakAfter(commits: number, when: 'before' | 'after'): () => void {
  let seen = 0
  let isMended = false
  table.client.middlewareStack.add(
    (next, context) => async (args) => {
      const isWrite =
        context.commandName === 'TransactWriteItemsCommand' || context.commandName === 'TransactWriteCommand'
      if (isMended || !isWrite) return next(args)
      seen += 1
      if (seen <= commits) return next(args)
      if (when === 'after' && seen === commits + 1) await next(args)
      throw new Error('the function is gone')
    },
    { step: 'initialize', name: `break ${when}` },
  )
  return () => {
    isMended = true
  }
}

test.each(['before', 'after'] as const)(
  'a run that ends in the middle, %s a write, loses nothing and doubles nothing',
  async (when) => {
    const due = await seedDeadlines(table, DUE, at('2026-01-13', '10:00'), { due: '2026-01-20' })
    const log = captureLog()
    const mend = breakAfter(UNTIL_IT_BREAKS, when)
    const broken = await runAt(table, monday)
    mend()
    log.release()
    expect(broken).toMatchObject({ told: UNTIL_IT_BREAKS, failed: DUE - UNTIL_IT_BREAKS })
    const again = await runAt(table, at('2026-01-26', '09:00'))
    const unheard = when === 'after' ? 1 : 0
    expect(again).toMatchObject({ told: DUE - UNTIL_IT_BREAKS - unheard, failed: 0 })
    for (const who of ['anna-prova', 'bruno-esempio', 'carla-esempio']) {
      const [digest, ...more] = await mailsOf(table, who)
      expect(more).toEqual([])
      expect(new Set(digest?.lines.map(({ deadline }) => deadline)).size).toBe(DUE)
      expect(digest?.lines).toHaveLength(DUE)
    }
    expect(await typesTold(table, due)).toHaveLength(2 * DUE)
    expect(await standing(table, due)).toMatchObject(Array(DUE).fill({ version: 2 }))
    expect(log.text()).toContain('what is due was not brought on')
  },
)

test('it works in slices: what the time does not suffice for, the next run goes on with', async () => {
  await seedDeadlines(table, DUE, at('2026-01-13', '10:00'), { due: '2026-01-20' })
  const slices = []
  for (let isFinished = false; !isFinished; ) {
    let left = 3
    const isOver = () => {
      left -= 1
      return left < 0
    }
    const figures = await runDue(table, [...Array(8).keys()], occasionAt(monday), isOver)
    slices.push(figures.told)
    isFinished = figures.isFinished
  }
  expect(slices.reduce((sum, told) => sum + told, 0)).toBe(DUE)
  expect(Math.max(...slices)).toBeLessThanOrEqual(3)
})

test('two runs at once tell everything once', async () => {
  const due = await seedDeadlines(table, DUE, at('2026-01-13', '10:00'), { due: '2026-01-20' })
  const [one, other] = await Promise.all([runAt(table, monday), runAt(table, monday)])
  expect(one.told + other.told).toBe(DUE)
  expect(one.failed + other.failed).toBe(0)
  expect((await mailsOf(table, 'anna-prova'))[0]?.lines).toHaveLength(DUE)
  expect(await typesTold(table, due)).toHaveLength(2 * DUE)
})
