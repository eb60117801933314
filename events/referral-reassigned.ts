import * as z from 'zod/mini'
import { caseCodeText } from '../shared/domain/case-code.ts'
import { slug } from '../shared/domain/identifier.ts'
import { assignmentReason } from '../shared/domain/referral.ts'
import { contract } from './envelope.ts'

/** Somebody else has it from now on. */
export const referralReassigned = contract(
  'referral.reassigned',
  z.strictObject({ caseCode: caseCodeText, liaison: z.optional(slug), reason: assignmentReason }),
)
