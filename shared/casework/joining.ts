import type { Occasion } from '../../events/announce.ts'
import type { Household } from '../domain/household.ts'
import { NotFound, Refused } from '../errors.ts'
import { findHousehold } from '../table/household-store.ts'
import type { Table } from '../table/table.ts'
import type { CaseFile } from './case-file.ts'
import { decidePrepared, openOwnCase, type Prepared } from './decide.ts'
import { join } from './decisions/join.ts'
import { separate } from './decisions/separate.ts'
import { openHousehold } from './household-part.ts'

/**
 * Joins the household of a referral to another one, which is the same family.
 * @param into the other household's id
 * @throws NotFound when there is no such referral or household
 * @throws Refused when one of them does not allow it
 */
export async function joinHouseholds(
  table: Table,
  referral: string,
  into: string,
  occasion: Occasion,
): Promise<CaseFile> {
  const prepare = async (): Promise<Prepared> => {
    const [file, other] = await Promise.all([
      openOwnCase(table, referral, occasion),
      getHousehold(table, into),
    ])
    const decision = join(other)
    // A household that is joined to itself is refused in words.
    if (other.id === file.household.id) return { file, decision }
    const { referrals, deadlines } = await openHousehold(table, other)
    const both = {
      referrals: [...file.referrals, ...referrals],
      deadlines: [...file.deadlines, ...deadlines],
    }
    return { file: { ...file, ...both }, decision }
  }
  return decidePrepared(table, prepare, occasion)
}

/**
 * Separates the household that a referral was made with from the one that it was joined to.
 * @throws NotFound when there is no such referral
 * @throws Refused when it is not joined, or the other household does not allow it
 */
export async function separateHouseholds(
  table: Table,
  referral: string,
  occasion: Occasion,
): Promise<CaseFile> {
  const prepare = async (): Promise<Prepared> => {
    const file = await openOwnCase(table, referral, occasion)
    const { caseCode, formerHousehold } = file.referral
    if (formerHousehold === undefined) {
      throw new Refused(`${caseCode} is not joined to another family: nothing was changed`)
    }
    const former = await getHousehold(table, formerHousehold)
    return { file, decision: separate(former) }
  }
  return decidePrepared(table, prepare, occasion)
}

async function getHousehold(table: Table, id: string): Promise<Household> {
  const found = await findHousehold(table, id)
  if (found === undefined) throw new NotFound(`household ${id} does not exist: see "household search"`)
  return found
}
