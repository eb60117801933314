import * as z from 'zod/mini'
import { contract } from './envelope.ts'

/** What of a mentor may change without a change of status. */
export const mentorChange = z.enum([
  'name',
  'organisation',
  'contact',
  'clearance',
  'authorisation',
  'gender',
  'languages',
  'municipality',
  'reach',
  'availability',
  'skills',
  'preferences',
  'capacity',
])

/** What is known of a mentor changed: what, never its value. */
export const mentorChanged = contract('mentor.changed', z.strictObject({ changes: z.array(mentorChange) }))
