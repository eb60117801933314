import * as z from 'zod/mini'
import { caseCodeText } from '../shared/domain/case-code.ts'
import { act } from '../shared/domain/deed.ts'
import { contract } from './envelope.ts'

/** What was done to it by a link is undone: it stands as before. */
export const referralDeedUndone = contract(
  'referral.deed-undone',
  z.strictObject({ caseCode: caseCodeText, act }),
)
