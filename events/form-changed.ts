import * as z from 'zod/mini'
import { contract } from './envelope.ts'

/** A form was enabled or disabled, or its secret replaced (the old one lives on for a while). */
export const formChanged = contract(
  'form.changed',
  z.strictObject({ change: z.enum(['enabled', 'disabled', 'secret-rotated']) }),
)
