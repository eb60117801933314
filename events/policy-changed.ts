import * as z from 'zod/mini'
import { deadlineKind } from '../shared/domain/deadline-policy.ts'
import { contract } from './envelope.ts'

/** A district set its deadlines otherwise. */
export const policyChanged = contract(
  'policy.changed',
  z.strictObject({ number: z.int(), kinds: z.array(deadlineKind) }),
)
