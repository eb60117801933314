import type { Deadline } from '../domain/deadline.ts'
import type { Household } from '../domain/household.ts'
import type { MentoringRequest } from '../domain/mentoring-request.ts'
import type { Referral } from '../domain/referral.ts'
import { deadlinesOf } from '../table/deadline-store.ts'
import { mentoringRequestsOf } from '../table/mentoring-store.ts'
import { findReferral, referralsOfHousehold } from '../table/referral-store.ts'
import type { Table } from '../table/table.ts'

/** A household's part of a case file. */
export interface HouseholdPart {
  /** The oldest first. */
  readonly referrals: readonly Referral[]
  /** Of the household, those joined to it, and its referrals; those that ended too. */
  readonly deadlines: readonly Deadline[]
  /** Of the household; those that are sought no longer too. */
  readonly mentoring: readonly MentoringRequest[]
}

/**
 * Reads what hangs on a household.
 * @param known one of its referrals, when it was read already
 */
export async function openHousehold(
  table: Table,
  household: Household,
  known?: Referral,
): Promise<HouseholdPart> {
  const others = await othersOf(table, household, known?.id)
  const referrals = [...(known === undefined ? [] : [known]), ...others].toSorted(byArrival)
  const households = [household.id, ...(household.joined ?? []).map((one) => one.household)]
  const subjects = [
    ...households.map((id) => `household/${id}`),
    ...referrals.map((one) => `referral/${one.id}`),
  ]
  const [deadlines, mentoring] = await Promise.all([
    Promise.all(subjects.map((subject) => deadlinesOf(table, subject))),
    // Most families never asked for one: nothing is read for them.
    household.mentoringRequests === undefined ? [] : mentoringRequestsOf(table, household.id),
  ])
  return { referrals, deadlines: deadlines.flat(), mentoring }
}

/** Households of before do not say which referrals they have: the index does, which may be seconds behind. */
async function othersOf(table: Table, { id, referrals }: Household, known: string | undefined) {
  if (referrals === undefined) {
    return (await referralsOfHousehold(table, id)).filter((one) => one.id !== known)
  }
  const found = await Promise.all(
    referrals.filter((other) => other !== known).map((other) => findReferral(table, other)),
  )
  return found.filter((one) => one !== undefined)
}

function byArrival(one: Referral, other: Referral): number {
  return one.receivedAt < other.receivedAt ? -1 : 1
}
