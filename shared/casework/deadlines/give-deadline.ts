import type { Occasion } from '../../../events/announce.ts'
import { deadlineMoved } from '../../../events/deadline-moved.ts'
import { type Deadline, isOpen } from '../../domain/deadline.ts'
import { commit } from '../../table/commit.ts'
import { deadlineShape, findDeadline } from '../../table/deadline-store.ts'
import { getDistrict } from '../../table/district-store.ts'
import type { Table } from '../../table/table.ts'
import { again } from '../again.ts'
import type { Handed } from '../owners/replace-in-case.ts'
import { questionOn } from '../owners/subject-question.ts'
import { findTaker, type Handing } from '../owners/taker.ts'
import { toldWithDays } from './deadlines-told.ts'
import { givenTo } from './given-deadline.ts'

/**
 * Gives a deadline that stands by itself, of a form or an operator’s own, to somebody who is there.
 * @returns to whom: nothing, when it was not theirs any more
 */
export async function giveDeadline(
  table: Table,
  { subject, kind, number }: Pick<Deadline, 'subject' | 'kind' | 'number'>,
  handing: Handing,
  occasion: Occasion,
): Promise<Handed[]> {
  return again(async () => {
    const found = await findDeadline(table, subject, kind, number)
    if (found === undefined || !isOpen(found) || found.owner !== handing.gone) return []
    const district = await getDistrict(table, found.district)
    const question = await questionOn(table, subject, { district, occasion })
    const { assignment, checks } = await findTaker(table, question, handing)
    const { owner, reason } = assignment
    const liaison = found.liaison === handing.gone ? owner : found.liaison
    const given = givenTo(found, { owner, liaison, district }, occasion)
    const events = toldWithDays(deadlineMoved, [given], occasion)
    await commit(table, [{ replace: deadlineShape.toItem(given) }, ...checks], events)
    return [{ subject, caseCode: found.caseCode, as: 'owner', to: owner, reason }]
  })
}
