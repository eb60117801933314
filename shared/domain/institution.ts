import * as z from 'zod'
import { istatCode, slug } from './identifier.ts'

/** A school or service that families are known to, in one district. */
export const institution = z.object({
  id: slug,
  name: z.string().trim().min(1),
  kind: z.enum(['school', 'social-service', 'health-service', 'third-sector', 'other']),
  district: slug,
  municipality: istatCode,
  /** Other names under which forms know it. */
  aliases: z.array(z.string().trim().min(1)),
  version: z.int().min(1),
})
export type Institution = z.infer<typeof institution>
