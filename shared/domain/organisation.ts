import * as z from 'zod/mini'
import { isoDay, slug } from './identifier.ts'

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))

/** What insures the volunteers of an organisation: who mentors without it is not insured. */
export const insurance = z.object({
  /** The last day on which it holds. */
  expiresOn: isoDay,
  /** Of the policy (*numero di polizza*). */
  number: z.optional(text),
})

/** An organisation whose volunteers mentor families: an association, a school with its peer tutors. */
export const organisation = z.object({
  id: slug,
  name: text,
  /** The district that looks after it, and has its deadline. */
  district: slug,
  insurance: z.optional(insurance),
  /** Who answers for its volunteers. Personal. */
  contact: z.optional(z.email().check(z.maxLength(254))),
  version: z.int().check(z.gte(1)),
})
export type Organisation = z.infer<typeof organisation>
