import type { Occasion } from '../../../events/announce.ts'
import { deadlineMet } from '../../../events/deadline-met.ts'
import type { Deadline } from '../../domain/deadline.ts'
import { romeDate } from '../../domain/rome.ts'
import { NotFound } from '../../errors.ts'
import { commit } from '../../table/commit.ts'
import { deadlineShape, findDeadline } from '../../table/deadline-store.ts'
import { getDistrict } from '../../table/district-store.ts'
import { key } from '../../table/keys.ts'
import type { Table } from '../../table/table.ts'
import { requireOwnDistrict, requireWorker } from '../acting.ts'
import { again } from '../again.ts'
import { decidePrepared, openCase, openOwnCase } from '../decide.ts'
import { settleBounce } from '../decisions/settle-bounce.ts'
import { announceSnoozed, doneByHand, nameOf, requireOpen, snoozed } from './deadline-by-hand.ts'
import { toldByName } from './deadlines-told.ts'
import { type OwnDeadline, ownDeadline } from './own-deadline.ts'

export type DeadlineName = Pick<Deadline, 'subject' | 'kind' | 'number'>

/**
 * Adds an operator's own deadline to the family of a referral.
 * @throws NotFound when there is no such referral
 * @throws Refused when the operator or its owner does not work there, or the case does not allow it
 */
export async function addOwnDeadline(
  table: Table,
  referral: string,
  wanted: OwnDeadline,
  occasion: Occasion,
): Promise<Deadline> {
  return again(async () => {
    const file = await openOwnCase(table, referral, occasion)
    const { id: district } = file.district
    const { check } = await requireWorker(table, wanted.owner, {
      ...{ district, day: romeDate(occasion.at), deed: `it is to be done in ${district}` },
    })
    const { deadline, events } = ownDeadline(file, wanted, occasion)
    const { household } = file
    await commit(
      table,
      [
        { create: deadlineShape.toItem(deadline) },
        { check: key.household(household.id), version: household.version },
        check,
      ],
      events,
    )
    return deadline
  })
}

/**
 * Puts a deadline off until a day.
 * @throws NotFound when there is no such deadline
 * @throws Refused when it is open no longer, may not be put off so, or is of a district in which they do not work
 */
export async function snoozeDeadline(
  table: Table,
  name: DeadlineName,
  until: string,
  occasion: Occasion,
): Promise<Deadline> {
  return again(async () => {
    const deadline = await getOwnDeadline(table, name, occasion)
    const district = await getDistrict(table, deadline.district)
    const later = snoozed(deadline, until, { district, occasion })
    await commit(table, [{ replace: deadlineShape.toItem(later) }], [announceSnoozed(later, occasion)])
    return later
  })
}

/**
 * Marks a deadline as done, where nothing but the deadline says so; of a referral that bounced, one side's.
 * @throws NotFound when there is no such deadline
 * @throws Refused when it is open no longer, of a district in which they do not work, or done by another command
 */
export async function finishDeadline(
  table: Table,
  name: DeadlineName,
  occasion: Occasion,
): Promise<Deadline> {
  if (name.kind === 'settle-bounce') return settled(table, name, occasion)
  return again(async () => {
    const deadline = await getOwnDeadline(table, name, occasion)
    const done = doneByHand(deadline, occasion)
    await commit(table, [{ replace: deadlineShape.toItem(done) }], toldByName(deadlineMet, [done], occasion))
    return done
  })
}

/** A bounce is the referral's, and each side settles its own part, whichever of them has the case. */
async function settled(table: Table, name: DeadlineName, occasion: Occasion): Promise<Deadline> {
  const prepare = async () => {
    const { subject, district } = requireOpen(await getOwnDeadline(table, name, occasion))
    const file = await openCase(table, subject.replace('referral/', ''))
    return { file, decision: settleBounce(district) }
  }
  await decidePrepared(table, prepare, occasion)
  return getDeadline(table, name)
}

async function getOwnDeadline(table: Table, name: DeadlineName, occasion: Occasion): Promise<Deadline> {
  const deadline = await getDeadline(table, name)
  const { district } = deadline
  await requireOwnDistrict(table, occasion, { district, deed: `${nameOf(deadline)} is of ${district}` })
  return deadline
}

/** @throws NotFound when there is no such deadline */
export async function getDeadline(table: Table, name: DeadlineName): Promise<Deadline> {
  const found = await findDeadline(table, name.subject, name.kind, name.number)
  if (found === undefined) throw new NotFound(`${nameOf({ ...name })} does not exist: see "deadline list"`)
  return found
}
