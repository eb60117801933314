import * as z from 'zod/mini'
import { stepName } from '../shared/domain/deadline.ts'
import { deadlineKind } from '../shared/domain/deadline-policy.ts'
import { slug } from '../shared/domain/identifier.ts'
import { contract } from './envelope.ts'

/** Its day is over and it is still open. */
export const deadlineMissed = contract(
  'deadline.missed',
  z.strictObject({
    kind: deadlineKind,
    number: z.int().check(z.gte(1)),
    step: stepName,
    /** Into whose mails a line was written; nobody: the district has to look for somebody. */
    addressees: z.array(slug),
  }),
)
