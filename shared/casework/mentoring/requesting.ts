import type { Occasion } from '../../../events/announce.ts'
import { Refused } from '../../errors.ts'
import { listPersons } from '../../table/household-store.ts'
import { findMentors } from '../../table/mentor-store.ts'
import type { Table } from '../../table/table.ts'
import type { CaseFile } from '../case-file.ts'
import { decidePrepared, openOwnCase } from '../decide.ts'
import { type NewMentoringRequest, requestMentoring } from '../decisions/request-mentoring.ts'

/**
 * Asks for a mentor for the family of a referral.
 * @param referral its id
 * @throws NotFound when there is no such referral; Conflict as `decide`
 * @throws Refused when the family was not contacted, informed and asked, when a child is in danger, or when what is wanted names
 * a person or a mentor that is not known
 */
export async function askForMentor(
  table: Table,
  referral: string,
  wanted: NewMentoringRequest,
  occasion: Occasion,
): Promise<CaseFile> {
  const prepare = async () => {
    const file = await openOwnCase(table, referral, occasion)
    const members = await listPersons(table, file.household.id)
    await requireMentors(table, wanted.excluded ?? [])
    return { file, decision: requestMentoring(wanted, members) }
  }
  return decidePrepared(table, prepare, occasion)
}

/** Whom nobody knows, nobody can leave out: a slip of the pen would propose the one that was meant. */
async function requireMentors(table: Table, excluded: readonly string[]): Promise<void> {
  if (excluded.length === 0) return
  const known = new Set((await findMentors(table, [...new Set(excluded)])).map(({ id }) => id))
  const unknown = excluded.find((id) => !known.has(id))
  if (unknown !== undefined) throw new Refused(`no mentor is called ${unknown}: see "mentor list"`)
}
