import * as z from 'zod/mini'
import { caseCodeText } from '../shared/domain/case-code.ts'
import { contract } from './envelope.ts'

/** It went to a service outside the programme. */
export const referralRedirected = contract('referral.redirected', z.strictObject({ caseCode: caseCodeText }))
