import * as z from 'zod/mini'
import { contract } from './envelope.ts'

/** The child-protection service is at work, or fewer people may see what is personal; or no longer. */
export const householdMarked = contract(
  'household.marked',
  z.strictObject({ mark: z.enum(['protected', 'restricted']), isSet: z.boolean() }),
)
