import type { Occasion } from '../../../events/announce.ts'
import { type Deadline, deadlineId } from '../../domain/deadline.ts'
import { type Deed, UNDO_HOURS, undoneUntil } from '../../domain/deed.ts'
import { romeDate } from '../../domain/rome.ts'
import { NotFound, Refused } from '../../errors.ts'
import { type Change, commit } from '../../table/commit.ts'
import { deadlineShape } from '../../table/deadline-store.ts'
import { deedShape } from '../../table/deed-store.ts'
import { handoversOf } from '../../table/handover-store.ts'
import { key } from '../../table/keys.ts'
import { find } from '../../table/read.ts'
import type { Table } from '../../table/table.ts'
import { requireWorker } from '../acting.ts'
import { again } from '../again.ts'
import { getDeadline } from '../deadlines/deadline-actions.ts'
import { nameOf } from '../deadlines/deadline-by-hand.ts'
import { decidePrepared, openCase } from '../decide.ts'
import { changed } from '../decision.ts'
import { imageAt, restored } from './images.ts'
import { stillDue } from './still-due.ts'
import { reopened, undoing, whenChangedSince } from './undone-case.ts'

/**
 * Undoes what was done by a link: all that it changed stands as before, and what followed from it falls away, in one
 * transaction. What is undone already stays so.
 * @param named whose deed it is, and when it was done
 * @returns the deed, undone
 * @throws NotFound when there is no such deed
 * @throws Refused after 24 hours, when what it changed has changed since, or they work there no longer
 */
export async function undo(
  table: Table,
  named: Pick<Deed, 'operator' | 'id' | 'at'>,
  occasion: Occasion,
): Promise<Deed> {
  return again(async () => {
    const deed = await find(table, deedShape, key.deed(named.operator, named.at, named.id))
    if (deed === undefined) throw new NotFound(`${named.operator} did no ${named.id} at ${named.at}`)
    if (deed.undoneAt !== undefined) return deed
    const deadline = await getDeadline(table, deed)
    requireInTime(deed, deadline, occasion)
    const day = romeDate(occasion.at)
    const { district } = deadline
    await requireWorker(table, deed.operator, {
      district,
      day,
      deed: `${nameOf(deadline)} is of ${district}`,
    })
    const undone = changed({ ...deed, undoneAt: occasion.at.toISOString() })
    const noted = { replace: deedShape.toItem(undone) }
    await (isOfCase(deed)
      ? undoCase(table, deed, noted, occasion)
      : undoDeadline(table, deed, noted, occasion))
    return undone
  })
}

function requireInTime(deed: Deed, deadline: Deadline, { at }: Occasion): void {
  if (at < undoneUntil(deed)) return
  throw new Refused(
    `${nameOf(deadline)}: what was done at ${deed.at} could be undone for ${UNDO_HOURS} hours`,
  )
}

/** Something but the deadline was changed. */
function isOfCase({ before }: Deed): boolean {
  return before.some(({ sk }) => !sk.startsWith('DEADLINE#'))
}

async function undoCase(table: Table, deed: Deed, noted: Change, occasion: Occasion): Promise<void> {
  const id = deed.subject.slice('referral/'.length)
  const prepare = async () => {
    const [file, handovers] = await Promise.all([openCase(table, id), handoversOf(table, id)])
    return { file, decision: undoing(deed, handovers, noted) }
  }
  await decidePrepared(table, prepare, occasion)
}

async function undoDeadline(table: Table, deed: Deed, noted: Change, occasion: Occasion): Promise<void> {
  const deadline = await getDeadline(table, deed)
  const image = imageAt(deed.before, key.deadline(deed.subject, deed.kind, deed.number))
  if (image === undefined) throw new Error(`deed ${deed.id} does not say how ${deadlineId(deed)} stood`)
  whenChangedSince(deadline, image, nameOf(deadline))
  const checks = deed.act === 'done' ? await stillDue(table, deadline) : []
  const stands = changed(restored(deadlineShape, deadline, image))
  await commit(
    table,
    [{ replace: deadlineShape.toItem(stands) }, noted, ...checks],
    [reopened(stands, deed, occasion)],
  )
}
