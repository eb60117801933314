import * as z from 'zod/mini'
import { mentorKind, mentorStatuses } from '../shared/domain/mentor.ts'
import { contract } from './envelope.ts'

/** A mentor was taken over from earlier records, as they stand there. */
export const mentorAdded = contract(
  'mentor.added',
  z.strictObject({ kind: mentorKind, status: z.enum(mentorStatuses) }),
)
