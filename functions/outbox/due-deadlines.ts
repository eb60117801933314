import { systemOccasion } from '../../events/announce.ts'
import { allShards, type DueFigures, runDue, urgentOnly } from '../../shared/casework/due/due-run.ts'
import { romeTime } from '../../shared/domain/rome.ts'
import { longestDue } from '../../shared/table/deadline-store.ts'
import type { Table } from '../../shared/table/table.ts'

/** The hours of `run-due`: what is told later belongs to another day. */
const RUNS = { from: '08:00', to: '20:00' }

const occasionAt = (at: Date) => systemOccasion(at, 'sweep')

/** Tells the dangers whose turn has come, at any hour, all of them. */
export async function tellDangers(table: Table, now: Date): Promise<DueFigures> {
  return runDue(table, urgentOnly, occasionAt(now), () => false)
}

export interface DueRest {
  /** For how long the longest due has been due. */
  readonly ageSeconds: number
  /** What was brought on of it. */
  readonly figures?: DueFigures
}

/** Goes on with what the hourly run left, when it had no time for all or could not start; until the time is used up. */
export async function goOnWithDue(
  table: Table,
  ageSeconds: number,
  isOver: () => boolean,
  now: Date,
): Promise<DueRest> {
  const since = await longestDue(table, now)
  const age = since === undefined ? 0 : (now.getTime() - since.getTime()) / 1000
  const time = romeTime(now)
  const isItsHour = RUNS.from <= time && time < RUNS.to
  if (since === undefined || age < ageSeconds || !isItsHour) return { ageSeconds: age }
  return { ageSeconds: age, figures: await runDue(table, allShards, occasionAt(now), isOver) }
}
