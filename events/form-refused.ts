import * as z from 'zod/mini'
import { contract } from './envelope.ts'

/** Three requests to a known form were refused on one day (its proof was missing or wrong): someone must look. */
export const formRefused = contract('form.refused', z.strictObject({ day: z.iso.date() }))
