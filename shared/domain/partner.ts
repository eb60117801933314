import * as z from 'zod'
import { instant, slug } from './identifier.ts'

/** An organisation that refers families: a school, a co-operative, an NGO, a service. */
export const partner = z.object({
  id: slug,
  name: z.string().trim().min(1).max(200),
  district: slug,
  addedAt: instant,
  version: z.int().min(1),
})
export type Partner = z.infer<typeof partner>
