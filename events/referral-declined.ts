import * as z from 'zod/mini'
import { caseCodeText } from '../shared/domain/case-code.ts'
import { declineReason } from '../shared/domain/referral.ts'
import { contract } from './envelope.ts'

/** It was not accepted; the sender hears why, in discreet words. */
export const referralDeclined = contract(
  'referral.declined',
  z.strictObject({ caseCode: caseCodeText, reason: declineReason }),
)
