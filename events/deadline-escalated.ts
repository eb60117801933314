import * as z from 'zod/mini'
import { stepName } from '../shared/domain/deadline.ts'
import { deadlineKind } from '../shared/domain/deadline-policy.ts'
import { slug } from '../shared/domain/identifier.ts'
import { contract } from './envelope.ts'

/** It was missed, or is a danger that nobody confirms: others hear of it too. */
export const deadlineEscalated = contract(
  'deadline.escalated',
  z.strictObject({
    kind: deadlineKind,
    number: z.int().check(z.gte(1)),
    step: stepName,
    /** Into whose mails a line was written; nobody: the district has to look for somebody. */
    addressees: z.array(slug),
  }),
)
