import * as z from 'zod/mini'
import { caseCodeText } from '../shared/domain/case-code.ts'
import { slug } from '../shared/domain/identifier.ts'
import { contract } from './envelope.ts'

/** Of a referral that was sent back twice: one district has settled with the other where it belongs. */
export const referralBounceSettled = contract(
  'referral.bounce-settled',
  z.strictObject({ caseCode: caseCodeText, side: slug }),
)
