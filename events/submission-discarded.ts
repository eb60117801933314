import * as z from 'zod/mini'
import { slug } from '../shared/domain/identifier.ts'
import { discardReason } from '../shared/domain/submission.ts'
import { contract } from './envelope.ts'

/** A person decided that what was sent is no referral, and why. A newer version of it is read all the same. */
export const submissionDiscarded = contract(
  'submission.discarded',
  z.strictObject({ form: slug, reason: discardReason }),
)
