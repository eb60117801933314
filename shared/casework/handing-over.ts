import type { Occasion } from '../../events/announce.ts'
import { getDistrict } from '../table/district-store.ts'
import type { Table } from '../table/table.ts'
import { actingOperator, requireMember } from './acting.ts'
import type { CaseFile } from './case-file.ts'
import { decidePrepared, openCase } from './decide.ts'
import { offerHandover, withdrawHandover } from './decisions/hand-over.ts'
import { openOffer } from './open-offer.ts'
import { ownWords } from './own-words.ts'
import { findOwner } from './owners/owner-search.ts'
import { questionAbout } from './owners/referral-question.ts'
import { standingAs } from './standing.ts'

/**
 * Offers a family to another district, to whoever would have it there.
 * @param referral its id
 * @throws NotFound when there is no such referral or district
 * @throws Refused when the case does not allow it, or the operator does not work in the district that has it
 */
export async function handOver(
  table: Table,
  referral: string,
  { to, note }: { readonly to: string; readonly note?: string | undefined },
  occasion: Occasion,
): Promise<CaseFile> {
  const by = actingOperator(occasion)
  const words = ownWords('note', note)
  const prepare = async () => {
    const file = await openCase(table, referral)
    const { caseCode, district } = standingAs(file, ['received', 'in-charge'])
    await requireMember(table, by, { district, deed: `${district} has ${caseCode} and hands it over` })
    const question = await questionAbout(table, file.referral, await getDistrict(table, to), occasion.at)
    const { assignment, checks } = await findOwner(table, question)
    const offer = { toDistrict: to, answerer: assignment.owner, by, note: words, checks }
    return { file, decision: offerHandover(offer) }
  }
  return decidePrepared(table, prepare, occasion)
}

/**
 * Takes an offer back that was not answered yet.
 * @throws NotFound when there is no such referral
 * @throws Refused when it is not offered, or the operator does not work in the district that offered it
 */
export async function takeBack(table: Table, referral: string, occasion: Occasion): Promise<CaseFile> {
  const by = actingOperator(occasion)
  const prepare = async () => {
    const { file, offered, referral: from } = await openOffer(table, referral)
    const { caseCode, district } = from
    await requireMember(table, by, { district, deed: `${district} offered ${caseCode} and may take it back` })
    return { file, decision: withdrawHandover(offered, by) }
  }
  return decidePrepared(table, prepare, occasion)
}
