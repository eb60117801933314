import type { Occasion } from '../../../events/announce.ts'
import { deadlineMet } from '../../../events/deadline-met.ts'
import { type Deadline, deadlineId } from '../../domain/deadline.ts'
import type { Deed } from '../../domain/deed.ts'
import type { District } from '../../domain/district.ts'
import { romeDate } from '../../domain/rome.ts'
import { Conflict, Refused } from '../../errors.ts'
import { commit } from '../../table/commit.ts'
import { deadlineShape } from '../../table/deadline-store.ts'
import { findDeed } from '../../table/deed-store.ts'
import { getDistrict } from '../../table/district-store.ts'
import { hasLine } from '../../table/mail-store.ts'
import type { Table } from '../../table/table.ts'
import { requireWorker } from '../acting.ts'
import { again } from '../again.ts'
import { getDeadline } from '../deadlines/deadline-actions.ts'
import { announceSnoozed, doneByHand, nameOf, snoozed } from '../deadlines/deadline-by-hand.ts'
import { toldByName } from '../deadlines/deadlines-told.ts'
import { requireAsShown } from './as-shown.ts'
import { decideByLink } from './decide-by-link.ts'
import { deedChange, deedId, newDeed, type Pressed } from './new-deed.ts'
import { actsOn } from './offered-acts.ts'

/**
 * Does what a button of a link says, and keeps what undoing it takes, in one transaction. The same button once more
 * changes nothing.
 * @param occasion of the operator, by link
 * @returns what was done, by this press or one before
 * @throws NotFound when there is no such deadline
 * @throws Conflict when the deadline was changed since the button was shown: show it anew
 * @throws Refused when the mail does not tell this deadline to this operator, they work there no longer, or what the
 * button says is not offered any more
 */
export async function perform(table: Table, pressed: Pressed, occasion: Occasion): Promise<Deed> {
  const before = await deedOf(table, pressed, occasion)
  if (before !== undefined) return before
  await requireLine(table, pressed)
  try {
    return await again(() => act(table, pressed, occasion))
  } catch (error) {
    const meanwhile = error instanceof Conflict ? await deedOf(table, pressed, occasion) : undefined
    if (meanwhile === undefined) throw error
    return meanwhile
  }
}

async function deedOf(table: Table, pressed: Pressed, { at }: Occasion): Promise<Deed | undefined> {
  return findDeed(table, pressed.operator, deedId(pressed), at)
}

async function requireLine(table: Table, { mail, operator, deadline }: Pressed): Promise<void> {
  const isTold = await hasLine(table, {
    mail,
    addressee: `operator/${operator}`,
    deadline: deadlineId(deadline),
  })
  if (!isTold) throw new Refused(`mail ${mail} tells ${operator} nothing of ${nameOf(deadline)}`)
}

async function act(table: Table, pressed: Pressed, occasion: Occasion): Promise<Deed> {
  const deadline = await getDeadline(table, pressed.deadline)
  requireAsShown(deadline, pressed)
  const district = await getDistrict(table, deadline.district)
  const day = romeDate(occasion.at)
  await requireWorker(table, pressed.operator, {
    ...{ district: district.id, day, deed: `${nameOf(deadline)} is of ${district.id}` },
  })
  const isOffered = actsOn(deadline, { district, today: day }).some(
    ({ act, until }) => act === pressed.act && until === pressed.until,
  )
  if (!isOffered)
    throw new Refused(`${nameOf(deadline)}: ${pressed.act} is not offered now, nothing was changed`)
  const isOfCase = pressed.act !== 'snooze' && (pressed.act !== 'done' || deadline.kind === 'settle-bounce')
  return isOfCase
    ? decideByLink(table, deadline, pressed, occasion)
    : actOnDeadline(table, pressed, { deadline, district }, occasion)
}

/** What changes the deadline alone: it is done, or put off. */
async function actOnDeadline(
  table: Table,
  pressed: Pressed,
  { deadline, district }: { readonly deadline: Deadline; readonly district: District },
  occasion: Occasion,
): Promise<Deed> {
  const known = [deadlineShape.toItem(deadline)]
  const next =
    pressed.until === undefined
      ? doneByHand(deadline, occasion)
      : snoozed(deadline, pressed.until, { district, occasion })
  const replace = deadlineShape.toItem(next)
  const deed = newDeed(pressed, deadline, { written: [{ replace }], known }, occasion)
  const events =
    next.status === 'open' ? [announceSnoozed(next, occasion)] : toldByName(deadlineMet, [next], occasion)
  await commit(table, [{ replace }, deedChange(deed)], events)
  return deed
}
