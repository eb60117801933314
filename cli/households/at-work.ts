import type { Household } from '../../shared/domain/household.ts'
import { findHousehold } from '../../shared/table/household-store.ts'
import type { Table } from '../../shared/table/table.ts'

/** The household that a family's work goes on with: the one that it is joined to, else its own. */
export async function householdAtWork(table: Table, id: string): Promise<Household | undefined> {
  const household = await findHousehold(table, id)
  return household?.joinedTo === undefined ? household : findHousehold(table, household.joinedTo)
}
