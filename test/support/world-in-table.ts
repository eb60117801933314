import { commit } from '../../shared/table/commit.ts'
import { deadlineShape } from '../../shared/table/deadline-store.ts'
import { householdShape } from '../../shared/table/household-store.ts'
import { mentoringRequestShape } from '../../shared/table/mentoring-store.ts'
import { caseCodeItem, referralShape } from '../../shared/table/referral-store.ts'
import type { Table } from '../../shared/table/table.ts'
import type { World } from './casework-world.ts'

/** What one transaction holds. */
const MOST_AT_ONCE = 100

/** Puts the cases of a world into an empty table, as they stand there. */
export async function putWorld(
  table: Table,
  { referrals, households, deadlines, mentoring }: World,
): Promise<void> {
  const items = [
    ...[...referrals.values()].flatMap((one) => [referralShape.toItem(one), caseCodeItem(one)]),
    ...[...households.values()].map((one) => householdShape.toItem(one)),
    ...[...deadlines.values()].map((one) => deadlineShape.toItem(one)),
    ...[...mentoring.values()].map((one) => mentoringRequestShape.toItem(one)),
  ]
  for (let from = 0; from < items.length; from += MOST_AT_ONCE) {
    const some = items.slice(from, from + MOST_AT_ONCE)
    await commit(
      table,
      some.map((create) => ({ create })),
      [],
    )
  }
}
