import * as z from 'zod/mini'
import { caseCodeText } from '../shared/domain/case-code.ts'
import { hexId } from '../shared/domain/identifier.ts'
import { contract } from './envelope.ts'

/** It is another family after all, and waits again as it did. */
export const referralSeparated = contract(
  'referral.separated',
  z.strictObject({ caseCode: caseCodeText, household: hexId, formerHousehold: hexId }),
)
