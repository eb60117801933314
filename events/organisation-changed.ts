import * as z from 'zod/mini'
import { contract } from './envelope.ts'

/** What is known of an organisation changed: what, never its value. */
export const organisationChanged = contract(
  'organisation.changed',
  z.strictObject({ changes: z.array(z.enum(['name', 'insurance', 'contact'])) }),
)
