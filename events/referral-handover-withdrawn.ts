import * as z from 'zod/mini'
import { caseCodeText } from '../shared/domain/case-code.ts'
import { slug } from '../shared/domain/identifier.ts'
import { contract } from './envelope.ts'

/** Who offered it took the offer back. */
export const referralHandoverWithdrawn = contract(
  'referral.handover-withdrawn',
  z.strictObject({ caseCode: caseCodeText, number: z.int(), toDistrict: slug }),
)
