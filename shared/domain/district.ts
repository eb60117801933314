import * as z from 'zod'
import { slug } from './identifier.ts'

/** A territorial district (*Ambito*) of the programme. Which municipalities it has is data. */
export const district = z.object({
  id: slug,
  name: z.string().trim().min(1),
  /** Letters that begin its case codes: `BG`. */
  codePrefix: z.string().regex(/^[A-Z]{2,4}$/),
  /** ISTAT codes. */
  municipalities: z.array(z.string().regex(/^\d{6}$/)).min(1),
  version: z.int().min(1),
})
export type District = z.infer<typeof district>
