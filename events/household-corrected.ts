import * as z from 'zod/mini'
import { contract } from './envelope.ts'

/** Fields of the family or of its persons, by number, were corrected; the old values are kept. */
export const householdCorrected = contract(
  'household.corrected',
  z.strictObject({
    corrections: z.array(
      z.strictObject({ field: z.string().check(z.regex(/^[a-zA-Z]{1,40}$/)), person: z.optional(z.int()) }),
    ),
  }),
)
