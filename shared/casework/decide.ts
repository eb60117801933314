import type { Occasion } from '../../events/announce.ts'
import type { District } from '../domain/district.ts'
import { Conflict, NotFound } from '../errors.ts'
import { type Change, commit } from '../table/commit.ts'
import { deadlineShape, deadlinesOf } from '../table/deadline-store.ts'
import { getDistrict } from '../table/district-store.ts'
import { findHousehold, householdShape } from '../table/household-store.ts'
import { findReferral, referralShape, referralsOfHousehold } from '../table/referral-store.ts'
import type { Table } from '../table/table.ts'
import type { CaseFile } from './case-file.ts'
import type { Decision, Outcome } from './decision.ts'
import { settleCase } from './settled-case.ts'

const MAX_ATTEMPTS = 3

/**
 * Opens a case, decides, and writes what was decided with its deadlines and events in one transaction. When somebody was
 * quicker, the case is opened again and decided anew: what it no longer allows is refused in words.
 * @throws NotFound when there is no such referral
 * @throws Refused when the case does not allow it
 * @throws Conflict when it was changed again and again
 */
export async function decide(
  table: Table,
  referral: string,
  decision: Decision,
  occasion: Occasion,
): Promise<CaseFile> {
  for (let attempt = 1; ; attempt += 1) {
    const file = await openCase(table, referral)
    const outcome = decision(file, occasion)
    try {
      return await write(table, file, outcome, occasion)
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === MAX_ATTEMPTS) throw error
    }
  }
}

/** @throws NotFound when there is no such referral */
export async function openCase(table: Table, id: string): Promise<CaseFile> {
  const referral = await findReferral(table, id)
  if (referral === undefined) throw new NotFound(`referral ${id} does not exist: see "referral list"`)
  const household = await findHousehold(table, referral.household)
  if (household === undefined) throw new NotFound(`household ${referral.household} of referral ${id} is gone`)
  const others = await othersOf(table, household.referrals, referral)
  const referrals = [referral, ...others].toSorted((one, other) =>
    one.receivedAt < other.receivedAt ? -1 : 1,
  )
  const subjects = [`household/${household.id}`, ...referrals.map((one) => `referral/${one.id}`)]
  const [district, ...deadlines] = await Promise.all([
    getDistrict(table, referral.district),
    ...subjects.map((subject) => deadlinesOf(table, subject)),
  ])
  return { referral, referrals, household, district, deadlines: deadlines.flat() }
}

/** Households of before do not say which referrals they have: the index does, which may be seconds behind. */
async function othersOf(
  table: Table,
  ids: readonly string[] | undefined,
  { id, household }: { id: string; household: string },
) {
  if (ids === undefined) {
    return (await referralsOfHousehold(table, household)).filter((one) => one.id !== id)
  }
  const found = await Promise.all(
    ids.filter((other) => other !== id).map((other) => findReferral(table, other)),
  )
  return found.filter((one) => one !== undefined)
}

async function write(table: Table, file: CaseFile, outcome: Outcome, occasion: Occasion): Promise<CaseFile> {
  const districts = await districtsOf(table, file, outcome)
  const { file: next, deadlines, events } = settleCase(file, outcome, { districts, occasion })
  const changes: Change[] = [
    ...(outcome.referrals ?? []).map((one) => ({ replace: referralShape.toItem(one) })),
    ...(outcome.households ?? []).map((one) => ({ replace: householdShape.toItem(one) })),
    ...deadlines.map((one) => deadlineChange(deadlineShape.toItem(one))),
    ...(outcome.besides ?? []),
  ]
  await commit(table, changes, events)
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
