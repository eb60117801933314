import * as z from 'zod/mini'
import { caseCodeText } from '../shared/domain/case-code.ts'
import { contract } from './envelope.ts'

/** What the sender had said was corrected by one of us, in these fields; the old values are kept. */
export const referralCorrected = contract(
  'referral.corrected',
  z.strictObject({
    caseCode: caseCodeText,
    fields: z.array(z.string().check(z.regex(/^[a-zA-Z]{1,40}$/))),
  }),
)
