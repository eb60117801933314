import * as z from 'zod/mini'
import { caseCodeText } from '../shared/domain/case-code.ts'
import { fieldName } from '../shared/domain/field.ts'
import { contract } from './envelope.ts'

/** The sender changed a submission after it became this referral: in these fields, none when it was changed back. */
export const referralAmended = contract(
  'referral.amended',
  z.strictObject({ caseCode: caseCodeText, fields: z.array(fieldName) }),
)
