import * as z from 'zod/mini'
import { caseCodeText } from '../shared/domain/case-code.ts'
import { slug } from '../shared/domain/identifier.ts'
import { contract } from './envelope.ts'

/** Somebody works with the family from now on (*presa in carico*). */
export const referralTakenInCharge = contract(
  'referral.taken-in-charge',
  z.strictObject({ caseCode: caseCodeText, caseManager: slug }),
)
