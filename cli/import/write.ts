import { announce } from '../../events/announce.ts'
import { householdOpened } from '../../events/household-opened.ts'
import { Conflict } from '../../shared/errors.ts'
import { commit } from '../../shared/table/commit.ts'
import { householdShape, personShape } from '../../shared/table/household-store.ts'
import { lookupItems } from '../../shared/table/lookup-store.ts'
import { type Connection, opsOccasion } from '../connection.ts'
import type { NewHousehold } from './household-row.ts'

/** Writes a household with its persons and the words that it is found by, in one transaction; false when it is there. */
export async function writeHousehold(
  { table, lookups, now, operator }: Connection,
  { household, persons }: NewHousehold,
): Promise<boolean> {
  const event = announce(householdOpened, opsOccasion(now(), operator), {
    subject: `household/${household.id}`,
    district: household.district,
    version: 1,
    data: {},
  })
  const items = [
    householdShape.toItem(household),
    ...persons.map((person) => personShape.toItem(person)),
    ...(await lookupItems(lookups, household, persons)),
  ]
  try {
    await commit(
      table,
      items.map((create) => ({ create })),
      [event],
    )
    return true
  } catch (error) {
    if (error instanceof Conflict) return false
    throw error
  }
}
