import * as z from 'zod/mini'
import { assignment } from '../shared/domain/assignment.ts'
import { problem } from '../shared/domain/field.ts'
import { slug } from '../shared/domain/identifier.ts'
import { contract } from './envelope.ts'

/** The submission cannot become a referral yet; every problem is named, a person completes it. */
export const submissionQuarantined = contract(
  'submission.quarantined',
  z.strictObject({
    form: slug,
    problems: z.array(problem).check(z.minLength(1)),
    /** Who is to complete it, and why; without it, whoever had it before. */
    assignment: z.optional(assignment),
  }),
)
