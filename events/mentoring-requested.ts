import * as z from 'zod/mini'
import { urgency } from '../shared/domain/field.ts'
import { mentorKind } from '../shared/domain/mentor.ts'
import { contract } from './envelope.ts'

/** A family is to have a mentor, and agreed to it. */
export const mentoringRequested = contract(
  'mentoring.requested',
  z.strictObject({ number: z.int(), kind: mentorKind, urgency }),
)
