import * as z from 'zod/mini'
import { formField } from './field.ts'

/**
 * How one form speaks, where it does not use the dictionary's names: `fields` from what the provider calls a question
 * (ref, key, path or label) to a field, `values` per field from the form's words to ours, `constants` for what the
 * form never asks. The fields are those of the form's kind.
 */
export const mapping = z.strictObject({
  fields: z.record(z.string(), formField),
  values: z.partialRecord(formField, z.record(z.string(), z.string())),
  constants: z.partialRecord(formField, z.string()),
})
export type Mapping = z.infer<typeof mapping>

/** Of a form that names its questions like the dictionary. */
export const noMapping: Mapping = { fields: {}, values: {}, constants: {} }
