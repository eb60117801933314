import * as z from 'zod/mini'
import { household, type Person, person } from './household.ts'
import { correctableOfReferral } from './referral.ts'

/** What of a household one of us may correct; what its decisions keep is theirs. */
export const householdFields = z.exactPartial(
  z.pick(household, {
    municipality: true,
    languages: true,
    interpreterLanguage: true,
    contactInstructions: true,
    adults: true,
    isSingleParent: true,
    availability: true,
    privacyNoticeGiven: true,
    urgency: true,
  }),
)
export type HouseholdFields = z.infer<typeof householdFields>

export const personFields = z.exactPartial(
  z.pick(person, {
    role: true,
    givenName: true,
    familyName: true,
    phone: true,
    email: true,
    language: true,
    birthYear: true,
    citizenships: true,
    gender: true,
    residenceTitle: true,
  }),
)
export type PersonFields = z.infer<typeof personFields>

/** What its sender said; how it came and what became of it stays. */
export const referralFields = z.exactPartial(correctableOfReferral)
export type ReferralFields = z.infer<typeof referralFields>

/** What is to be corrected, or added: only fields that are there count; one that is undefined is taken away. */
export interface Corrections {
  readonly household?: HouseholdFields
  readonly persons?: readonly CorrectedPerson[]
  readonly referral?: ReferralFields
}

/** A person as it stands, without one when it is added, and as it is to be. */
export interface CorrectedPerson {
  readonly before?: Person
  readonly after: Person
}
