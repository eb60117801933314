import { caseCodeText } from '../../shared/domain/case-code.ts'
import { deadlineSubject } from '../../shared/domain/deadline.ts'
import { hexId, slug } from '../../shared/domain/identifier.ts'
import { NotFound, Refused } from '../../shared/errors.ts'
import { findForm } from '../../shared/table/form-store.ts'
import { findHousehold } from '../../shared/table/household-store.ts'
import { findReferral, findReferralId } from '../../shared/table/referral-store.ts'
import type { Table } from '../../shared/table/table.ts'

/**
 * What deadlines may hang on that a word names: of a case code or a referral’s id the referral and its household, of a
 * household’s id that household; `kind/id` as events have it; anything else is a form.
 * @throws NotFound when there is no such case, household or form
 * @throws Refused when the word is none of these
 */
export async function subjectsOf(table: Table, word: string): Promise<readonly string[]> {
  const caseCode = caseCodeText.safeParse(word.toUpperCase())
  if (caseCode.success) return subjectsOfReferral(table, await referralOf(table, caseCode.data))
  if (deadlineSubject.safeParse(word).success) return [word]
  if (hexId.safeParse(word).success) {
    return (await findReferral(table, word)) === undefined
      ? [await subjectOfHousehold(table, word)]
      : subjectsOfReferral(table, word)
  }
  if (slug.safeParse(word).success) return [await subjectOfForm(table, word)]
  throw new Refused(
    `${word}: name a case code (BG-26-0042), the id of a referral, household or form, or kind/id as "event list" shows it`,
  )
}

async function subjectOfHousehold(table: Table, id: string): Promise<string> {
  if ((await findHousehold(table, id)) !== undefined) return `household/${id}`
  throw new NotFound(`no referral or household is called ${id}: see "referral list" or "household search"`)
}

async function subjectOfForm(table: Table, id: string): Promise<string> {
  if ((await findForm(table, id)) !== undefined) return `form/${id}`
  throw new NotFound(`form ${id} does not exist: see "partner form list", or name a case code (BG-26-0042)`)
}

async function referralOf(table: Table, caseCode: string): Promise<string> {
  const id = await findReferralId(table, caseCode)
  if (id === undefined) throw new NotFound(`no case is called ${caseCode}: see "referral list"`)
  return id
}

/** What an operator added before the household was joined to another stays with the former one. */
async function subjectsOfReferral(table: Table, id: string): Promise<string[]> {
  const referral = await findReferral(table, id)
  if (referral === undefined) throw new NotFound(`referral ${id} does not exist: see "referral list"`)
  const { household, formerHousehold } = referral
  const households = [household, ...(formerHousehold === undefined ? [] : [formerHousehold])]
  return [`referral/${id}`, ...households.map((one) => `household/${one}`)]
}
