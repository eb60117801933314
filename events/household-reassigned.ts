import * as z from 'zod/mini'
import { slug } from '../shared/domain/identifier.ts'
import { assignmentReason } from '../shared/domain/referral.ts'
import { contract } from './envelope.ts'

/** Somebody else works with the family from now on. */
export const householdReassigned = contract(
  'household.reassigned',
  z.strictObject({ caseManager: z.optional(slug), liaison: z.optional(slug), reason: assignmentReason }),
)
