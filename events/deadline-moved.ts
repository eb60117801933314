import * as z from 'zod/mini'
import { dated } from './deadline-part.ts'
import { contract } from './envelope.ts'

/** These have another owner or another day, as the state of the case or the policy wants it; or are told on another morning. */
export const deadlineMoved = contract('deadline.moved', z.strictObject({ deadlines: z.array(dated) }))
