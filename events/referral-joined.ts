import * as z from 'zod/mini'
import { caseCodeText } from '../shared/domain/case-code.ts'
import { hexId } from '../shared/domain/identifier.ts'
import { contract } from './envelope.ts'

/** The family is known already: its work goes on with another household. */
export const referralJoined = contract(
  'referral.joined',
  z.strictObject({ caseCode: caseCodeText, household: hexId, formerHousehold: hexId }),
)
