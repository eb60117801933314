import * as z from 'zod/mini'
import { caseCodeText } from '../shared/domain/case-code.ts'
import { slug } from '../shared/domain/identifier.ts'
import { contract } from './envelope.ts'

/** The other district has it from now on. */
export const referralHandoverAccepted = contract(
  'referral.handover-accepted',
  z.strictObject({ caseCode: caseCodeText, number: z.int(), fromDistrict: slug, liaison: z.optional(slug) }),
)
