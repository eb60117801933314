import * as z from 'zod/mini'
import { problem } from '../shared/domain/field.ts'
import { slug } from '../shared/domain/identifier.ts'
import { contract } from './envelope.ts'

/** A form that is being tried out sent something; it was read, and never becomes a referral by itself. */
export const submissionTested = contract(
  'submission.tested',
  z.strictObject({ form: slug, problems: z.array(problem) }),
)
