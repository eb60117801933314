import type { Household } from '../domain/household.ts'
import { Refused } from '../errors.ts'
import type { CaseFile } from './case-file.ts'
import { whatHappened } from './standing.ts'

/**
 * The household, while there is work with it.
 * @throws Refused with what happened instead
 */
export function householdAtWork(file: CaseFile): Household {
  const { household, referral } = file
  if (household.status === 'open') return household
  throw new Refused(
    `${referral.caseCode} ${whatHappened(file)}, and its household is ${household.status}: nothing was changed`,
  )
}

/**
 * The same, once somebody works with it.
 * @throws Refused when nobody does yet
 */
export function householdInCharge(file: CaseFile): Household {
  const household = householdAtWork(file)
  if (household.takenInChargeAt !== undefined) return household
  const { caseCode } = file.referral
  throw new Refused(`${caseCode} ${whatHappened(file)}: take it in charge first, "referral take ${caseCode}"`)
}
