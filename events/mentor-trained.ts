import * as z from 'zod/mini'
import { contract } from './envelope.ts'

/** A mentor finished the training. */
export const mentorTrained = contract('mentor.trained', z.strictObject({}))
