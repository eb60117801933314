import * as z from 'zod/mini'
import { named } from './deadline-part.ts'
import { contract } from './envelope.ts'

/** These wait for nobody any more: the case took another way. */
export const deadlineCancelled = contract('deadline.cancelled', z.strictObject({ deadlines: z.array(named) }))
