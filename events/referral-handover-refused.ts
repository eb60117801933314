import * as z from 'zod/mini'
import { caseCodeText } from '../shared/domain/case-code.ts'
import { handoverReason } from '../shared/domain/handover.ts'
import { slug } from '../shared/domain/identifier.ts'
import { contract } from './envelope.ts'

/** The other district sent it back; a second time both coordinators settle it. */
export const referralHandoverRefused = contract(
  'referral.handover-refused',
  z.strictObject({
    caseCode: caseCodeText,
    number: z.int(),
    byDistrict: slug,
    reason: handoverReason,
    isSecond: z.boolean(),
  }),
)
