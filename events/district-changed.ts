import * as z from 'zod/mini'
import { contract } from './envelope.ts'

/** A district was set otherwise. */
export const districtChanged = contract(
  'district.changed',
  z.strictObject({ changes: z.array(z.enum(['office', 'duty', 'phones'])) }),
)
