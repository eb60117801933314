import * as z from 'zod/mini'
import { caseCodeText } from '../shared/domain/case-code.ts'
import { contract } from './envelope.ts'

/** Somebody has read it (*presa visione*). */
export const referralAcknowledged = contract(
  'referral.acknowledged',
  z.strictObject({ caseCode: caseCodeText }),
)
