import * as z from 'zod/mini'
import { caseCodeText } from '../shared/domain/case-code.ts'
import { slug } from '../shared/domain/identifier.ts'
import { contract } from './envelope.ts'

/** Another district is asked to take it; until it answers, the present one is responsible. */
export const referralHandoverOffered = contract(
  'referral.handover-offered',
  z.strictObject({ caseCode: caseCodeText, number: z.int(), toDistrict: slug, answerer: z.optional(slug) }),
)
