import * as z from 'zod/mini'
import { slug } from '../shared/domain/identifier.ts'
import { assignmentReason } from '../shared/domain/referral.ts'
import { contract } from './envelope.ts'

/** Somebody else is to complete it. */
export const submissionReassigned = contract(
  'submission.reassigned',
  z.strictObject({ owner: z.optional(slug), reason: assignmentReason }),
)
