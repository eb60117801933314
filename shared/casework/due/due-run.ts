import type { Occasion } from '../../../events/announce.ts'
import { log } from '../../log.ts'
import { dueKeys } from '../../table/deadline-store.ts'
import { type Key, key, SHARDS, URGENT } from '../../table/keys.ts'
import type { Table } from '../../table/table.ts'
import { giveAway } from '../owners/leaving-operator.ts'
import { type Crews, openCrews } from './crews.ts'
import { type Brought, bringOn } from './due-deadline.ts'
import { type DueMails, openDueMails } from './due-mails.ts'
import { lookAtForm } from './form-look.ts'
import { type InTurn, takeTurns } from './in-turn.ts'

/** One run over what is due, with what it has read and learned so far. */
export interface DueRun {
  readonly table: Table
  readonly occasion: Occasion
  readonly crews: Crews
  readonly mails: DueMails
  readonly inTurn: InTurn
  /** Whether the time is used up. */
  readonly isOver: () => boolean
}

/** What a run did. */
export interface DueFigures extends Record<Brought, number> {
  /** Could not be brought on: it stays due, and its reason is in the log. */
  readonly failed: number
  /** Nothing was left for want of time. */
  readonly isFinished: boolean
  /** Ids of the mails that something was written into. */
  readonly mails: ReadonlySet<string>
}

/** All partitions of what the hourly run takes. */
export const allShards: readonly number[] = [...Array(SHARDS).keys()]
/** What cannot wait for the hour. */
export const urgentOnly = [URGENT] as const

/**
 * Brings on what is due, the longest due first, all partitions at once. Every step is a transaction of its own, so a run
 * may end anywhere, and the next one goes on from there.
 * @param isOver asked before each: whether the time is used up
 */
export async function runDue(
  table: Table,
  shards: readonly (number | typeof URGENT)[],
  occasion: Occasion,
  isOver: () => boolean,
): Promise<DueFigures> {
  const mails = openDueMails()
  const run = { table, occasion, crews: openCrews(table), mails, inTurn: takeTurns(), isOver }
  const counts = { told: 0, 'told-nobody': 0, 'moved-on': 0, 'not-due': 0, failed: 0 }
  const figures = { ...counts, isFinished: true, mails: mails.written }
  const take = async (shard: number | typeof URGENT) => {
    for await (const due of dueKeys(table, shard, occasion.at)) {
      if (isOver()) {
        figures.isFinished = false
        return
      }
      figures[await bringOnOrNote(run, due)] += 1
    }
  }
  await Promise.all(shards.map(take))
  return figures
}

/** One thing that cannot be brought on must not hold up the others; how long it is due keeps telling of it. */
async function bringOnOrNote(run: DueRun, due: Key): Promise<Brought | 'failed'> {
  try {
    if (due.sk === key.watch('').sk) return await lookAtForm(run, due)
    return due.sk === key.leaving('').sk ? await giveAway(run, due) : await bringOn(run, due)
  } catch (error) {
    log.error('what is due was not brought on', error, { subject: due.pk })
    return 'failed'
  }
}
