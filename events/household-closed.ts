import * as z from 'zod/mini'
import { contract } from './envelope.ts'

/** Nobody works with the family any more. */
export const householdClosed = contract('household.closed', z.strictObject({}))
