import * as z from 'zod/mini'
import { caseCodeText } from '../shared/domain/case-code.ts'
import { hexId } from '../shared/domain/identifier.ts'
import { contract } from './envelope.ts'

/** Its sender's referral leads the family's case from now on, in place of one that was withdrawn. */
export const referralPromoted = contract(
  'referral.promoted',
  z.strictObject({
    caseCode: caseCodeText,
    insteadOf: hexId,
    status: z.enum(['received', 'in-charge']),
  }),
)
