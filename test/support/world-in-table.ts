import { commit } from '../../shared/table/commit.ts'
import { deadlineShape } from '../../shared/table/deadline-store.ts'
import { householdShape } from '../../shared/table/household-store.ts'
import { caseCodeItem, referralShape } from '../../shared/table/referral-store.ts'
import type { Table } from '../../shared/table/table.ts'
import type { World } from './casework-world.ts'

/** Puts the cases of a world into an empty table, as they stand there. */
export async function putWorld(table: Table, { referrals, households, deadlines }: World): Promise<void> {
  const items = [
    ...[...referrals.values()].flatMap((one) => [referralShape.toItem(one), caseCodeItem(one)]),
    ...[...households.values()].map((one) => householdShape.toItem(one)),
    ...[...deadlines.values()].map((one) => deadlineShape.toItem(one)),
  ]
  await commit(
    table,
    items.map((create) => ({ create })),
    [],
  )
}
