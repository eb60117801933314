import { deadlineMoved } from '../../../events/deadline-moved.ts'
import { isOpen, type OpenDeadline } from '../../domain/deadline.ts'
import { commit } from '../../table/commit.ts'
import { deadlineShape, deadlinesOf, findDeadline } from '../../table/deadline-store.ts'
import { findHousehold } from '../../table/household-store.ts'
import { again } from '../again.ts'
import { toldWithDays } from '../deadlines/deadlines-told.ts'
import { givenTo } from '../deadlines/given-deadline.ts'
import { findOwner } from '../owners/owner-search.ts'
import { questionOn } from '../owners/subject-question.ts'
import type { Fault } from './deadline-faults.ts'
import type { Repair, Repaired } from './repair-case.ts'

/**
 * Whether what operators added to a household, or to one that is joined to it, is somebody’s who can have it; each is given away in a transaction of its
 * own, when that is wanted.
 */
export async function repairOwnDeadlines(repair: Repair, household: string): Promise<Repaired> {
  const faults: Fault[] = []
  const left: Fault[] = []
  const joined = (await findHousehold(repair.table, household))?.joined ?? []
  const all = [household, ...joined.map((one) => one.household)].map((id) =>
    deadlinesOf(repair.table, `household/${id}`),
  )
  for (const one of (await Promise.all(all)).flat()) {
    if (!isOpen(one) || one.origin !== 'operator') continue
    const { subject, caseCode, kind, number, owner: operator, district } = one
    const why = await repair.roster.whyNot(operator, district)
    if (why === undefined) continue
    const fault: Fault = { subject, caseCode, what: `${kind} ${number}`, fault: why, operator }
    faults.push(fault)
    if (!repair.isRepair || (await given(repair, one)) === undefined) left.push(fault)
  }
  return { faults, left }
}

/** To whom it was given; to nobody, when nobody is there. */
async function given({ table, roster, occasion }: Repair, before: OpenDeadline): Promise<string | undefined> {
  return again(async () => {
    const { subject, kind, number } = before
    const found = await findDeadline(table, subject, kind, number)
    if (found === undefined || !isOpen(found) || found.owner !== before.owner) return found?.owner
    const district = await roster.district(found.district)
    const { assignment, checks } = await findOwner(
      table,
      await questionOn(table, subject, { district, occasion }),
    )
    const { owner } = assignment
    if (owner === found.owner) return owner
    const liaison = found.liaison === found.owner ? owner : found.liaison
    const next = givenTo(found, { owner, liaison, district }, occasion)
    const events = toldWithDays(deadlineMoved, [next], occasion)
    await commit(table, [{ replace: deadlineShape.toItem(next) }, ...checks], events)
    return owner
  })
}
