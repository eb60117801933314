import type { Household } from '../domain/household.ts'
import { Refused } from '../errors.ts'
import { findMembership } from '../table/operator-store.ts'
import type { Table } from '../table/table.ts'

/**
 * Whether somebody may see what identifies a family: everybody who works here, but for a restricted one only those who
 * work with it and the coordinators of its district.
 */
export async function maySeeFamily(
  table: Table,
  { isRestricted = false, caseManager, liaison, district }: Household,
  operator: string,
): Promise<boolean> {
  if (!isRestricted || operator === caseManager || operator === liaison) return true
  const membership = await findMembership(table, operator, district)
  return membership?.roles.includes('coordinator') ?? false
}

/** @throws Refused when it is not theirs to see */
export async function requireMaySee(table: Table, household: Household, operator: string): Promise<void> {
  if (await maySeeFamily(table, household, operator)) return
  throw new Refused(
    `household ${household.id} is restricted: only its case manager, its liaison and the coordinators of ${household.district} may see what identifies it`,
  )
}
