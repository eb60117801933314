import type { DueFigures } from '../../shared/casework/due/due-run.ts'
import { log } from '../../shared/log.ts'
import { type Waking, wakeOutgoing } from '../../shared/mail/waking.ts'
import type { Queue } from '../../shared/queue.ts'
import { URGENT } from '../../shared/table/keys.ts'
import { allOutgoing } from '../../shared/table/mail-store.ts'
import type { Table } from '../../shared/table/table.ts'
import type { DueRest } from './due-deadlines.ts'

const toTheEnd = { isOver: () => false }

/**
 * Wakes the mails that wait for no hour: of dangers, those told just now too, and those of which nobody knows whether SES
 * has them. Returns for how many seconds the longest has waited.
 */
export async function wakeUrgent(
  table: Table,
  queue: Queue,
  { mails }: Pick<DueFigures, 'mails'>,
  now: Date,
): Promise<number> {
  const { ageSeconds } = await wakeAndTell(table, queue, {
    ...{ parts: [URGENT], upTo: now, written: mails },
    ...toTheEnd,
  })
  return ageSeconds
}

/** Wakes what the hourly run could not, because something was still due that belonged into it. */
export async function wakeBroughtOn(
  table: Table,
  queue: Queue,
  { figures }: Pick<DueRest, 'figures'>,
  now: Date,
): Promise<void> {
  if (figures === undefined || !figures.isFinished) return
  await wakeAndTell(table, queue, { parts: allOutgoing, upTo: now, written: figures.mails, ...toTheEnd })
}

async function wakeAndTell(table: Table, queue: Queue, waking: Waking) {
  const woken = await wakeOutgoing(table, queue, waking)
  if (woken.count > 0) log.info('mails whose time has come are woken', { count: woken.count })
  return woken
}
