import type { Household } from '../../domain/household.ts'
import { isConcerned, type Referral } from '../../domain/referral.ts'
import type { CaseFile } from '../case-file.ts'

/** Where somebody stands in a case, or is to stand; without an operator, the district itself does. */
export interface Place {
  readonly as: 'liaison' | 'case-manager' | 'answerer' | 'coordinator'
  /** `referral/…` or `household/…`. */
  readonly subject: string
  readonly district: string
  readonly operator: string | undefined
}

/** The places of a case as long as anybody has to do anything with it; the household's first. */
export function placesIn({ referrals, household }: CaseFile): Place[] {
  const concerned = referrals.filter(isConcerned)
  return [...ofHousehold(household, concerned.length > 0), ...concerned.flatMap(ofReferral)]
}

function ofHousehold(household: Household, isAnybodys: boolean): Place[] {
  const { id, district, status, liaison, caseManager, takenInChargeAt } = household
  const isAtWork = status === 'open' && (isAnybodys || takenInChargeAt !== undefined)
  const common = { subject: `household/${id}`, district }
  const places: Place[] = []
  if (isAtWork || (isAnybodys && liaison !== undefined)) {
    places.push({ ...common, as: 'liaison', operator: liaison })
  }
  const isInCharge = isAtWork && takenInChargeAt !== undefined
  if (isInCharge || (isAnybodys && caseManager !== undefined)) {
    places.push({ ...common, as: 'case-manager', operator: caseManager })
  }
  return places
}

function ofReferral(referral: Referral): Place[] {
  const { id, district, liaison, bounced } = referral
  const subject = `referral/${id}`
  const places: Place[] = [{ as: 'liaison', subject, district, operator: liaison }]
  if (referral.status === 'handing-over') {
    places.push({
      ...{ as: 'answerer', subject, district: referral.toDistrict, operator: referral.answerer },
    })
  }
  const sides = (bounced?.sides ?? []).filter(({ settledAt }) => settledAt === undefined)
  const coordinators = sides.map((side): Place => {
    return { as: 'coordinator', subject, district: side.district, operator: side.coordinator }
  })
  return [...places, ...coordinators]
}
