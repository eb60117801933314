import * as z from 'zod/mini'
import { instant, slug } from './identifier.ts'

/** That what an operator has is to be given to others from an instant on. A technical row. */
export const leaving = z.object({
  operator: slug,
  /** Who takes over wherever they work; else whoever is found. */
  to: z.optional(slug),
  /** When that is to go on; without it nothing is left. */
  next: z.optional(instant),
  version: z.int().check(z.gte(1)),
})
export type Leaving = z.infer<typeof leaving>
