import * as z from 'zod/mini'
import { contract } from './envelope.ts'

/** A mentor may be proposed to families, for the first time or again. */
export const mentorActivated = contract('mentor.activated', z.strictObject({}))
