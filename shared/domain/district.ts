import * as z from 'zod/mini'
import { istatCode, slug } from './identifier.ts'

/** A territorial district (*Ambito*) of the programme. Which municipalities it has is data. */
export const district = z.object({
  id: slug,
  name: z.string().check(z.trim(), z.minLength(1)),
  /** Letters that begin its case codes: `BG`. */
  codePrefix: z.string().check(z.regex(/^[A-Z]{2,4}$/)),
  municipalities: z.array(istatCode).check(z.minLength(1)),
  version: z.int().check(z.gte(1)),
})
export type District = z.infer<typeof district>

/** What a look-up needs of a district. Every version of Raccordo reads it from the list: only ever add to it. */
export const districtRow = z.pick(district, { id: true, name: true, codePrefix: true, municipalities: true })
export type DistrictRow = z.infer<typeof districtRow>
