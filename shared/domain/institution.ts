import * as z from 'zod/mini'
import { istatCode, slug } from './identifier.ts'

/** A school or service that families are known to, in one district. */
export const institution = z.object({
  id: slug,
  name: z.string().check(z.trim(), z.minLength(1)),
  kind: z.enum(['school', 'social-service', 'health-service', 'third-sector', 'other']),
  district: slug,
  municipality: istatCode,
  /** Other names under which forms know it. */
  aliases: z.array(z.string().check(z.trim(), z.minLength(1))),
  version: z.int().check(z.gte(1)),
})
export type Institution = z.infer<typeof institution>
