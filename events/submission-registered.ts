import * as z from 'zod/mini'
import { hexId, slug } from '../shared/domain/identifier.ts'
import { contract } from './envelope.ts'

/** The submission was understood and is now the referral named here. */
export const submissionRegistered = contract(
  'submission.registered',
  z.strictObject({ form: slug, referral: hexId }),
)
