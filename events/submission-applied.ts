import * as z from 'zod/mini'
import { slug } from '../shared/domain/identifier.ts'
import { contract } from './envelope.ts'

/** The submission was understood and is now the application of the mentor named here. */
export const submissionApplied = contract('submission.applied', z.strictObject({ form: slug, mentor: slug }))
