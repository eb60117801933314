import type { Deadline } from '../domain/deadline.ts'
import type { District } from '../domain/district.ts'
import type { Household } from '../domain/household.ts'
import type { MentoringRequest } from '../domain/mentoring-request.ts'
import type { Referral } from '../domain/referral.ts'

/** All that a decision about a family looks at. */
export interface CaseFile {
  /** The one that the decision is about. */
  readonly referral: Referral
  /** All of the household's, that one included, the oldest first. */
  readonly referrals: readonly Referral[]
  readonly household: Household
  /** Of the household, those joined to it, and its referrals; those that ended too. */
  readonly deadlines: readonly Deadline[]
  /** Mentors that were asked for the household, by number; those that are sought no longer too. */
  readonly mentoring?: readonly MentoringRequest[]
  /** The one that has the case now. */
  readonly district: District
}
