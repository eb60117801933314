import * as z from 'zod/mini'
import { contract } from './envelope.ts'

/** What changed of a form; a replaced secret lives on for a while. */
const change = z.enum([
  'enabled',
  'disabled',
  'secret-rotated',
  'mapping-set',
  'testing-begun',
  'testing-ended',
])
export type FormChange = z.infer<typeof change>

/** A form was changed; from now on it is treated accordingly. */
export const formChanged = contract('form.changed', z.strictObject({ change }))
