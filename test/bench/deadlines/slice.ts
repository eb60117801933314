import { allShards, runDue } from '../../../shared/casework/due/due-run.ts'
import type { Table } from '../../../shared/table/table.ts'
import { occasionAt } from '../../support/due-world.ts'
import { RUN } from './many-deadlines.ts'

/** One run, as long as its time lasts. */
export interface Slice {
  readonly milliseconds: number
  readonly isFinished: boolean
}

export async function slice(table: Table, budgetMs = Number.POSITIVE_INFINITY): Promise<Slice> {
  const begun = performance.now()
  const isOver = () => performance.now() - begun > budgetMs
  const { failed, isFinished } = await runDue(table, allShards, occasionAt(RUN), isOver)
  if (failed > 0) throw new Error(`${failed} of what was due could not be brought on: see the log above`)
  return { milliseconds: performance.now() - begun, isFinished }
}
