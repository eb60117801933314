import * as z from 'zod/mini'
import { dated } from './deadline-part.ts'
import { contract } from './envelope.ts'

/** From now on these wait for their owners. */
export const deadlineSet = contract('deadline.set', z.strictObject({ deadlines: z.array(dated) }))
