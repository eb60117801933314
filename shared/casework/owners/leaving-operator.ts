import type { Occasion } from '../../../events/announce.ts'
import { log } from '../../log.ts'
import { commit } from '../../table/commit.ts'
import type { Key } from '../../table/keys.ts'
import { leavingAt, leavingShape } from '../../table/leaving-store.ts'
import type { Table } from '../../table/table.ts'
import type { Brought } from '../due/due-deadline.ts'
import type { DueRun } from '../due/due-run.ts'
import { type OpenThing, openThingsOf } from './open-things.ts'
import { passNamings } from './pass-namings.ts'
import type { Handed } from './replace-in-case.ts'
import { replaceInSubject, replaceOperator } from './replace-operator.ts'
import type { Handing } from './taker.ts'

/**
 * Gives what somebody has whose day to leave has come to others, namings first, then thing by thing, for as long as the run has time. Until
 * nothing is found any more it stays due, and the next run goes on.
 * @throws what one of the things was refused with, after the others
 */
export async function giveAway(run: DueRun, at: Key): Promise<Brought> {
  const { table, occasion, isOver } = run
  const leaving = await leavingAt(table, at)
  if (leaving?.next === undefined || leaving.next > occasion.at.toISOString()) return 'not-due'
  const { operator, to } = leaving
  await passNamings(table, { gone: operator, to }, occasion)
  const things = await openThingsOf(table, operator)
  if (things.length === 0) {
    const { next: _, ...done } = { ...leaving, version: leaving.version + 1 }
    await commit(table, [{ replace: leavingShape.toItem(done) }], [])
    return 'moved-on'
  }
  let refused: unknown
  for (const thing of things) {
    if (isOver()) break
    await handOn(table, thing, { gone: operator, to }, occasion).catch((error: unknown) => {
      refused = error
      log.error('what somebody had who left was not given away', error, { subject: thing.subject })
    })
  }
  if (refused !== undefined) throw refused
  return 'moved-on'
}

/** Gives one thing of somebody who left to somebody else. Asked again, it finds nothing left to do. */
export function handOn(
  table: Table,
  thing: OpenThing,
  handing: Handing,
  occasion: Occasion,
): Promise<Handed[]> {
  return 'kind' in thing
    ? replaceOperator(table, thing, handing, occasion)
    : replaceInSubject(table, thing.subject, handing, occasion)
}
