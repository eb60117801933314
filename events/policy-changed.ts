import * as z from 'zod/mini'
import { deadlineKind } from '../shared/domain/deadline-policy.ts'
import { matchingField } from '../shared/domain/matching-policy.ts'
import { contract } from './envelope.ts'

/** A district set its deadlines, or its matching, otherwise: which of them, never how. */
export const policyChanged = contract(
  'policy.changed',
  z.strictObject({
    number: z.int(),
    kinds: z.array(deadlineKind),
    matching: z.optional(z.array(matchingField)),
  }),
)
