import type { Occasion } from '../../events/announce.ts'
import { hasLeft } from '../domain/operator.ts'
import { romeDate } from '../domain/rome.ts'
import { Refused } from '../errors.ts'
import { key } from '../table/keys.ts'
import { findOperator } from '../table/operator-store.ts'
import type { Table } from '../table/table.ts'
import { requireMember } from './acting.ts'
import type { CaseFile } from './case-file.ts'
import { decidePrepared, openOwnCase, type Prepared } from './decide.ts'
import { takeInCharge } from './decisions/take-in-charge.ts'

/**
 * Somebody works with a family from now on.
 * @param referral its id
 * @param caseManager who
 * @throws NotFound when there is no such referral
 * @throws Refused when that person does not work in the district, or the case does not allow it
 */
export async function takeCaseInCharge(
  table: Table,
  referral: string,
  caseManager: string,
  occasion: Occasion,
): Promise<CaseFile> {
  const prepare = async (): Promise<Prepared> => {
    const file = await openOwnCase(table, referral, occasion)
    const { district } = file.referral
    await requireMember(table, caseManager, { district, deed: `${district} works with the family itself` })
    const found = await findOperator(table, caseManager)
    if (found === undefined || hasLeft(found, romeDate(occasion.at))) {
      throw new Refused(`${caseManager} has left: see "operator list --district ${district}"`)
    }
    const checks = [{ check: key.operator(caseManager), version: found.version }]
    return { file, decision: takeInCharge(caseManager, checks) }
  }
  return decidePrepared(table, prepare, occasion)
}
