import * as z from 'zod/mini'
import { mentorLeaveReason } from '../shared/domain/mentor.ts'
import { contract } from './envelope.ts'

/** A mentor mentors no longer. */
export const mentorLeft = contract('mentor.left', z.strictObject({ reason: mentorLeaveReason }))
