import * as z from 'zod/mini'
import { mentorKind } from '../shared/domain/mentor.ts'
import { contract } from './envelope.ts'

/** Somebody wants to mentor. */
export const mentorApplied = contract('mentor.applied', z.strictObject({ kind: mentorKind }))
