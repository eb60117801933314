import { announce } from '../../events/announce.ts'
import { householdOpened } from '../../events/household-opened.ts'
import { commit } from '../../shared/table/commit.ts'
import { householdShape, personShape } from '../../shared/table/household-store.ts'
import { lookupItems } from '../../shared/table/lookup-store.ts'
import { isCreated } from '../conflicts.ts'
import type { Connection } from '../connection.ts'
import { occasionOf } from '../operator.ts'
import type { NewHousehold } from './row/household-row.ts'

/** Writes a household with its persons and the words that it is found by, in one transaction; false when it is there. */
export async function writeHousehold(
  connection: Connection,
  { household, persons }: NewHousehold,
): Promise<boolean> {
  const event = announce(householdOpened, occasionOf(connection), {
    subject: `household/${household.id}`,
    district: household.district,
    version: 1,
    data: {},
  })
  const items = [
    householdShape.toItem(household),
    ...persons.map((person) => personShape.toItem(person)),
    ...(await lookupItems(connection.lookups, household, persons)),
  ]
  const changes = items.map((create) => ({ create }))
  return isCreated(commit(connection.table, changes, [event]))
}
