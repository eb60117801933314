import * as z from 'zod/mini'
import { contract } from './envelope.ts'

/** What is known of a school or service changed: what, never its value. */
export const institutionChanged = contract(
  'institution.changed',
  z.strictObject({ changes: z.array(z.enum(['name', 'kind', 'municipality', 'code', 'aliases'])) }),
)
