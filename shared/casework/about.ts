import type { Household } from '../domain/household.ts'
import type { Referral } from '../domain/referral.ts'

/** The subject of what is told of a referral, as it stands then. */
export function aboutReferral({ id, district, version }: Referral) {
  return { subject: `referral/${id}`, district, version }
}

/** The subject of what is told of a household, as it stands then. */
export function aboutHousehold({ id, district, version }: Household) {
  return { subject: `household/${id}`, district, version }
}
