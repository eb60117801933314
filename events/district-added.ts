import * as z from 'zod/mini'
import { contract } from './envelope.ts'

/** A district takes part in the programme, with its municipalities. */
export const districtAdded = contract(
  'district.added',
  z.strictObject({ municipalities: z.int().check(z.gte(1)) }),
)
