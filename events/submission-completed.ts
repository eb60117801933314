import * as z from 'zod/mini'
import { formField } from '../shared/domain/field.ts'
import { slug } from '../shared/domain/identifier.ts'
import { contract } from './envelope.ts'

/** A person corrected fields (or none, to have it read again): the submission is to be understood anew. */
export const submissionCompleted = contract(
  'submission.completed',
  z.strictObject({ form: slug, fields: z.array(formField) }),
)
