import * as z from 'zod/mini'
import { suspensionReason } from '../shared/domain/mentor.ts'
import { contract } from './envelope.ts'

/** A mentor is proposed to nobody for a while. */
export const mentorSuspended = contract('mentor.suspended', z.strictObject({ reason: suspensionReason }))
