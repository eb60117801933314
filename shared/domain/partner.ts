import * as z from 'zod/mini'
import { instant, slug } from './identifier.ts'

/** An organisation that refers families: a school, a co-operative, an NGO, a service. */
export const partner = z.object({
  id: slug,
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  district: slug,
  addedAt: instant,
  version: z.int().check(z.gte(1)),
})
export type Partner = z.infer<typeof partner>
