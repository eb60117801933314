import * as z from 'zod/mini'
import { contract } from './envelope.ts'

/** A step of the work with the family was taken. */
export const householdProgressed = contract(
  'household.progressed',
  z.strictObject({ step: z.enum(['privacy-notice', 'discussion', 'plan', 'review']) }),
)
