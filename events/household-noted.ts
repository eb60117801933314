import * as z from 'zod/mini'
import { contract } from './envelope.ts'

/** Somebody wrote a note. */
export const householdNoted = contract('household.noted', z.strictObject({}))
