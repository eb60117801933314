import * as z from 'zod/mini'
import { caseCodeText } from '../shared/domain/case-code.ts'
import { closeOutcome } from '../shared/domain/referral.ts'
import { contract } from './envelope.ts'

/** The work with the family came to an end (*conclusa*). */
export const referralClosed = contract(
  'referral.closed',
  z.strictObject({ caseCode: caseCodeText, outcome: closeOutcome }),
)
