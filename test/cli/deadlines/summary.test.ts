import { expect, test } from 'vitest'
import { summarizeDeadlines } from '../../../cli/deadlines/summary.ts'
import { arrive, emptyWorld } from '../../support/casework-world.ts'
import { startConnection } from '../../support/connection.ts'
import { addOperators } from '../../support/operators.ts'
import { putWorld } from '../../support/world-in-table.ts'

test('a summary counts by district and kind what is open, due today, late and nobody’s, and never by person', async () => {
  const { connection, stop } = await startConnection('2026-12-01T09:00:00.000Z')
  await addOperators(connection)
  const world = emptyWorld()
  arrive(world, { number: 1, at: '2026-11-27T22:40:00Z' })
  const others = { isChildInDanger: true }
  arrive(world, { number: 2, at: '2026-11-20T09:00:00Z', liaison: undefined, others })
  await putWorld(connection.table, world)
  const summary = await summarizeDeadlines(connection)
  expect(
    summary.map(
      ({ district, kind, open, dueToday, late, nobodys }) =>
        `${district} ${kind}: ${open}, ${dueToday} today, ${late} late, ${nobodys} nobody’s`,
    ),
  ).toEqual([
    'bergamo danger: 1, 0 today, 1 late, 1 nobody’s',
    'bergamo acknowledge: 2, 1 today, 1 late, 1 nobody’s',
    'bergamo triage: 2, 0 today, 1 late, 1 nobody’s',
  ])
  expect(JSON.stringify(summary)).not.toContain('prova')
  expect(await summarizeDeadlines(connection, 'dalmine')).toEqual([])
  await expect(summarizeDeadlines(connection, 'milano')).rejects.toThrow('"milano" is unknown')
  await stop()
})
