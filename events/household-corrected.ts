import * as z from 'zod/mini'
import { contract } from './envelope.ts'

/** A field of the family or of one of its persons was corrected; the old value is kept. */
export const householdCorrected = contract(
  'household.corrected',
  z.strictObject({ field: z.string().check(z.regex(/^[a-zA-Z]{1,40}$/)), person: z.optional(z.int()) }),
)
