import * as z from 'zod/mini'
import { contract } from './envelope.ts'

/** Somebody works here no longer: what they had goes to others. */
export const operatorLeft = contract('operator.left', z.strictObject({}))
