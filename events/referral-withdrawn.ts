import * as z from 'zod/mini'
import { caseCodeText } from '../shared/domain/case-code.ts'
import { contract } from './envelope.ts'

/** The sender took it back. */
export const referralWithdrawn = contract('referral.withdrawn', z.strictObject({ caseCode: caseCodeText }))
