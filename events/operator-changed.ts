import * as z from 'zod/mini'
import { contract } from './envelope.ts'

/** What is known of an operator changed: what, never its value. */
export const operatorChanged = contract(
  'operator.changed',
  z.strictObject({ changes: z.array(z.enum(['details', 'roles', 'absences', 'deputy'])) }),
)
