import * as z from 'zod/mini'
import { caseCodeText } from '../shared/domain/case-code.ts'
import { fieldName } from '../shared/domain/field.ts'
import { contract } from './envelope.ts'

/** Somebody looked at what the sender changed: which fields count now, and which do not. */
export const referralAmendmentSettled = contract(
  'referral.amendment-settled',
  z.strictObject({ caseCode: caseCodeText, accepted: z.array(fieldName), ignored: z.array(fieldName) }),
)
