import * as z from 'zod/mini'
import { contract } from './envelope.ts'

/** A form (or an operator) says that a child is in danger. Heeded even when the rest cannot be read. */
export const dangerRaised = contract(
  'danger.raised',
  z.strictObject({
    /** `unclear`: the answer was neither yes nor no, and doubt counts as danger. */
    said: z.enum(['yes', 'unclear']),
  }),
)
