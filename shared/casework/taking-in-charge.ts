import type { Occasion } from '../../events/announce.ts'
import { romeDate } from '../domain/rome.ts'
import type { Table } from '../table/table.ts'
import { requireWorker } from './acting.ts'
import type { CaseFile } from './case-file.ts'
import { decidePrepared, openOwnCase, type Prepared } from './decide.ts'
import { takeInCharge } from './decisions/take-in-charge.ts'

/**
 * Somebody works with a family from now on.
 * @param referral its id
 * @param caseManager who
 * @throws NotFound when there is no such referral
 * @throws Refused when that person is not known, has left or does not work in the district, or the case does not allow it
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
    const { check } = await requireWorker(table, caseManager, {
      ...{ district, day: romeDate(occasion.at), deed: `${district} works with the family itself` },
    })
    return { file, decision: takeInCharge(caseManager, [check]) }
  }
  return decidePrepared(table, prepare, occasion)
}
