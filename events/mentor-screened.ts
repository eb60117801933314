import * as z from 'zod/mini'
import { contract } from './envelope.ts'

/** One of us spoke with a mentor and looked at what is needed. */
export const mentorScreened = contract('mentor.screened', z.strictObject({}))
