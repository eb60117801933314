import type { Household } from '../domain/household.ts'
import { Refused } from '../errors.ts'
import { findHousehold } from '../table/household-store.ts'
import { findMembership } from '../table/operator-store.ts'
import type { Table } from '../table/table.ts'

/**
 * Whether somebody may see what identifies a family: everybody who works here, but for a restricted one only those who
 * work with it and the coordinators of its district. Joined households are one family: one restriction restricts all.
 */
export async function maySeeFamily(table: Table, household: Household, operator: string): Promise<boolean> {
  return (await hiddenOne(table, household, operator)) === undefined
}

/** @throws Refused when it is not theirs to see */
export async function requireMaySee(table: Table, household: Household, operator: string): Promise<void> {
  const hidden = await hiddenOne(table, household, operator)
  if (hidden === undefined) return
  throw new Refused(
    `household ${hidden.id} is restricted: only its case manager, its liaison and the coordinators of ${hidden.district} may see what identifies it`,
  )
}

/** The first household of the family that is not for this person to see. */
async function hiddenOne(
  table: Table,
  household: Household,
  operator: string,
): Promise<Household | undefined> {
  for (const one of await householdsOfFamily(table, household))
    if (!(await maySee(table, one, operator))) return one
  return undefined
}

/** A household with the one that it is joined to, and all that are joined to either. */
async function householdsOfFamily(table: Table, household: Household): Promise<Household[]> {
  const { id, joinedTo } = household
  const leading = (joinedTo === undefined ? undefined : await findHousehold(table, joinedTo)) ?? household
  const others = (leading.joined ?? []).map((one) => one.household).filter((one) => one !== id)
  const found = await Promise.all(others.map((one) => findHousehold(table, one)))
  return [...new Set([household, leading]), ...found.filter((one) => one !== undefined)]
}

async function maySee(
  table: Table,
  { isRestricted = false, caseManager, liaison, district }: Household,
  operator: string,
): Promise<boolean> {
  if (!isRestricted || operator === caseManager || operator === liaison) return true
  const membership = await findMembership(table, operator, district)
  return membership?.roles.includes('coordinator') ?? false
}
