import type { Occasion } from '../../events/announce.ts'
import type { District } from '../domain/district.ts'
import { NotFound } from '../errors.ts'
import { type Change, commit } from '../table/commit.ts'
import { deadlineShape } from '../table/deadline-store.ts'
import { getDistrict } from '../table/district-store.ts'
import { findHousehold, householdShape } from '../table/household-store.ts'
import { findReferral, referralShape } from '../table/referral-store.ts'
import type { Table } from '../table/table.ts'
import { requireOwnDistrict } from './acting.ts'
import { again } from './again.ts'
import type { CaseFile } from './case-file.ts'
import type { Decision, Outcome } from './decision.ts'
import { openHousehold } from './household-part.ts'
import { restsOn } from './rests-on.ts'
import { settleCase } from './settled-case.ts'

/**
 * Opens a case, decides, and writes what was decided with its deadlines and events in one transaction. When somebody was
 * quicker, the case is opened again and decided anew: what it no longer allows is refused in words.
 * @throws NotFound when there is no such referral
 * @throws Refused when the case does not allow it, or the operator does not work in its district
 * @throws Conflict when it was changed again and again
 */
export async function decide(
  table: Table,
  referral: string,
  decision: Decision,
  occasion: Occasion,
): Promise<CaseFile> {
  return decidePrepared(
    table,
    async () => ({ file: await openOwnCase(table, referral, occasion), decision }),
    occasion,
  )
}

/** The same for what anybody of the programme may do, in whichever district: say that a child is in danger. */
export async function decideFromAnywhere(
  table: Table,
  referral: string,
  decision: Decision,
  occasion: Occasion,
): Promise<CaseFile> {
  return decidePrepared(table, async () => ({ file: await openCase(table, referral), decision }), occasion)
}

/** A decision with all that it looks at, as read just now. */
export interface Prepared {
  readonly file: CaseFile
  readonly decision: Decision
}

/**
 * The same for a decision that has to know more than its case: who is there, another household. All of it is read anew
 * at each attempt. A decision that changes nothing writes nothing.
 * @throws Refused when the case does not allow it
 * @throws Conflict when it was changed again and again
 */
export async function decidePrepared(
  table: Table,
  prepare: () => Promise<Prepared>,
  occasion: Occasion,
): Promise<CaseFile> {
  return again(async () => {
    const { file, decision } = await prepare()
    return write(table, file, decision(file, occasion), occasion)
  })
}

/**
 * A case that the operator may decide about: one of a district in which they work.
 * @throws NotFound when there is no such referral
 * @throws Refused when they do not work there
 */
export async function openOwnCase(table: Table, id: string, occasion: Occasion): Promise<CaseFile> {
  const file = await openCase(table, id)
  const { district, caseCode } = file.referral
  await requireOwnDistrict(table, occasion, { district, deed: `${district} decides about ${caseCode}` })
  return file
}

/** @throws NotFound when there is no such referral */
export async function openCase(table: Table, id: string): Promise<CaseFile> {
  const referral = await findReferral(table, id)
  if (referral === undefined) throw new NotFound(`referral ${id} does not exist: see "referral list"`)
  const household = await findHousehold(table, referral.household)
  if (household === undefined) throw new NotFound(`household ${referral.household} of referral ${id} is gone`)
  const [district, part] = await Promise.all([
    getDistrict(table, referral.district),
    openHousehold(table, household, referral),
  ])
  return { referral, household, district, ...part }
}

async function write(table: Table, file: CaseFile, outcome: Outcome, occasion: Occasion): Promise<CaseFile> {
  const districts = await districtsOf(table, file, outcome)
  const { file: next, deadlines, events } = settleCase(file, outcome, { districts, occasion })
  const changes: Change[] = [
    ...(outcome.referrals ?? []).map((one) => ({ replace: referralShape.toItem(one) })),
    ...(outcome.households ?? []).map((one) => ({ replace: householdShape.toItem(one) })),
    ...deadlines.map((one) => deadlineChange(deadlineShape.toItem(one))),
    ...restsOn(file, outcome, deadlines),
    ...(outcome.besides ?? []),
  ]
  const record = outcome.record === undefined ? [] : [outcome.record(changes)]
  if (changes.length + events.length > 0) await commit(table, [...changes, ...record], events)
  return next
}

/** A deadline that is set is made, every other one replaced. */
export function deadlineChange(item: ReturnType<typeof deadlineShape.toItem>): Change {
  return item.version === 1 ? { create: item } : { replace: item }
}

/** The district of the case, and every other that what was decided names. */
async function districtsOf(
  table: Table,
  { district, deadlines }: CaseFile,
  outcome: Outcome,
): Promise<District[]> {
  const named = (outcome.referrals ?? []).flatMap((one) => [
    one.district,
    ...(one.status === 'handing-over' ? [one.toDistrict] : []),
    ...(one.bounced?.sides ?? []).map((side) => side.district),
  ])
  const moved = (outcome.households ?? []).map((one) => one.district)
  const all = new Set([...named, ...moved, ...deadlines.map((one) => one.district)])
  const others = [...all].filter((id) => id !== district.id).map((id) => getDistrict(table, id))
  return [district, ...(await Promise.all(others))]
}
