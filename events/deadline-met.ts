import * as z from 'zod/mini'
import { named } from './deadline-part.ts'
import { contract } from './envelope.ts'

/** These were done. */
export const deadlineMet = contract('deadline.met', z.strictObject({ deadlines: z.array(named) }))
