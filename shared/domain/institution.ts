import * as z from 'zod/mini'
import { istatCode, slug } from './identifier.ts'

export const institutionKind = z.enum(['school', 'social-service', 'health-service', 'third-sector', 'other'])

/** A school or service that families are known to, in one district. */
export const institution = z.object({
  id: slug,
  name: z.string().check(z.trim(), z.minLength(1)),
  kind: institutionKind,
  district: slug,
  municipality: istatCode,
  /** As a register outside numbers it: a school's *codice meccanografico*. */
  code: z.optional(z.string().check(z.trim(), z.minLength(1))),
  /** Other names under which forms know it. */
  aliases: z.array(z.string().check(z.trim(), z.minLength(1))),
  version: z.int().check(z.gte(1)),
})
export type Institution = z.infer<typeof institution>

/** What a look-up needs of an institution, as its row in a list has it: only ever add to it. */
export const institutionRow = z.pick(institution, {
  id: true,
  name: true,
  kind: true,
  municipality: true,
  code: true,
  aliases: true,
})
export type InstitutionRow = z.infer<typeof institutionRow>
