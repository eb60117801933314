import * as z from 'zod/mini'
import { isoDay, mailAddress, shortText, slug } from './identifier.ts'

/** What insures the volunteers of an organisation: who mentors without it is not insured. */
export const insurance = z.object({
  /** The last day on which it holds. */
  expiresOn: isoDay,
  /** Of the policy (*numero di polizza*). */
  number: z.optional(shortText),
})

/** An organisation whose volunteers mentor families: an association, a school with its peer tutors. */
export const organisation = z.object({
  id: slug,
  name: shortText,
  /** The district that looks after it, and has its deadline. */
  district: slug,
  insurance: z.optional(insurance),
  /** Who answers for its volunteers. Personal. */
  contact: z.optional(mailAddress),
  version: z.int().check(z.gte(1)),
})
export type Organisation = z.infer<typeof organisation>
