import * as z from 'zod/mini'
import { assignment } from '../shared/domain/assignment.ts'
import { caseCodeText } from '../shared/domain/case-code.ts'
import { urgency } from '../shared/domain/field.ts'
import { hexId, slug } from '../shared/domain/identifier.ts'
import { contract } from './envelope.ts'

/** A referral stands in its district, with a case code, and waits for its acknowledgement. */
export const referralReceived = contract(
  'referral.received',
  z.strictObject({
    caseCode: caseCodeText,
    household: hexId,
    partner: slug,
    form: slug,
    urgency: urgency,
    isOutOfArea: z.boolean(),
    /** A household that is there already may be the same family. */
    isPossiblyKnown: z.optional(z.boolean()),
    /** Who got it, and why. */
    assignment: z.optional(assignment),
  }),
)
