import type { Occasion } from '../../events/announce.ts'
import { deadlineMet } from '../../events/deadline-met.ts'
import { type Deadline, isOpen } from '../domain/deadline.ts'
import { isPresent } from '../domain/operator.ts'
import { romeDate } from '../domain/rome.ts'
import { NotFound, Refused } from '../errors.ts'
import { commit } from '../table/commit.ts'
import { deadlineShape, findDeadline } from '../table/deadline-store.ts'
import { getDistrict } from '../table/district-store.ts'
import { key } from '../table/keys.ts'
import { findOperator } from '../table/operator-store.ts'
import type { Table } from '../table/table.ts'
import { requireMember } from './acting.ts'
import { again } from './again.ts'
import { announceSnoozed, doneByHand, nameOf, snoozed } from './deadline-by-hand.ts'
import { toldByName } from './deadlines-told.ts'
import { decide, openCase } from './decide.ts'
import { settleBounce } from './decisions/settle-bounce.ts'
import { type OwnDeadline, ownDeadline } from './own-deadline.ts'

export type DeadlineName = Pick<Deadline, 'subject' | 'kind' | 'number'>

/**
 * Adds an operator's own deadline to the family of a referral.
 * @throws NotFound when there is no such referral
 * @throws Refused when its owner is not known, has left or works elsewhere, or the case does not allow it
 */
export async function addOwnDeadline(
  table: Table,
  referral: string,
  wanted: OwnDeadline,
  occasion: Occasion,
): Promise<Deadline> {
  return again(async () => {
    const file = await openCase(table, referral)
    const owner = await requireOwner(table, wanted.owner, { district: file.district.id, occasion })
    const { deadline, events } = ownDeadline(file, wanted, occasion)
    const { household } = file
    await commit(
      table,
      [
        { create: deadlineShape.toItem(deadline) },
        { check: key.household(household.id), version: household.version },
        { check: key.operator(owner.id), version: owner.version },
      ],
      events,
    )
    return deadline
  })
}

async function requireOwner(
  table: Table,
  id: string,
  { district, occasion }: { readonly district: string; readonly occasion: Occasion },
) {
  const owner = await findOperator(table, id)
  if (owner === undefined) throw new Refused(`owner ${id}: no operator is called so, see "operator list"`)
  const hasLeft = !isPresent({ absences: [], leftOn: owner.leftOn }, romeDate(occasion.at))
  if (hasLeft) throw new Refused(`owner ${id} left on ${owner.leftOn}: name somebody else`)
  await requireMember(table, id, { district, deed: `it is to be done in ${district}` })
  return owner
}

/**
 * Puts a deadline off until a day.
 * @throws NotFound when there is no such deadline
 * @throws Refused when it is open no longer, or may not be put off so
 */
export async function snoozeDeadline(
  table: Table,
  name: DeadlineName,
  until: string,
  occasion: Occasion,
): Promise<Deadline> {
  return again(async () => {
    const deadline = await getDeadline(table, name)
    const district = await getDistrict(table, deadline.district)
    const later = snoozed(deadline, until, { district, occasion })
    await commit(table, [{ replace: deadlineShape.toItem(later) }], [announceSnoozed(later, occasion)])
    return later
  })
}

/**
 * Marks a deadline as done, where nothing but the deadline says so; of a referral that bounced, one side's.
 * @throws NotFound when there is no such deadline
 * @throws Refused when it is open no longer, or is done by another command, which is named
 */
export async function finishDeadline(
  table: Table,
  name: DeadlineName,
  occasion: Occasion,
): Promise<Deadline> {
  return again(async () => {
    const deadline = await getDeadline(table, name)
    if (isOpen(deadline) && deadline.kind === 'settle-bounce') return settled(table, deadline, occasion)
    const done = doneByHand(deadline, occasion)
    await commit(table, [{ replace: deadlineShape.toItem(done) }], toldByName(deadlineMet, [done], occasion))
    return done
  })
}

/** A bounce is the referral's: what it demands follows from it. */
async function settled(table: Table, bounced: Deadline, occasion: Occasion): Promise<Deadline> {
  const referral = bounced.subject.replace('referral/', '')
  await decide(table, referral, settleBounce(bounced.district), occasion)
  return getDeadline(table, bounced)
}

/** @throws NotFound when there is no such deadline */
export async function getDeadline(table: Table, name: DeadlineName): Promise<Deadline> {
  const found = await findDeadline(table, name.subject, name.kind, name.number)
  if (found === undefined) throw new NotFound(`${nameOf({ ...name })} does not exist: see "deadline list"`)
  return found
}
