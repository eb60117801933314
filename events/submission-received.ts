import * as z from 'zod/mini'
import { hexId, slug } from '../shared/domain/identifier.ts'
import { contract } from './envelope.ts'

/** A form's body is in the table, not yet understood. A newer version of the same submission says it again. */
export const submissionReceived = contract(
  'submission.received',
  z.strictObject({ form: slug, partner: slug, bodyHash: hexId }),
)
