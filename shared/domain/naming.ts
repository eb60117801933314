import * as z from 'zod/mini'
import { slug } from './identifier.ts'

/** Whose families a liaison is named for: those of an institution, or of a partner's forms. */
export const namedFor = z.string().check(z.regex(/^(?:institution|partner)\/[a-z0-9-]+$/))

/** That a liaison (*figura di raccordo*) is named for an institution or a partner, in one district. */
export const naming = z.object({
  district: slug,
  namedFor,
  /** Nobody any longer: whoever is found for its kind. */
  operator: z.optional(slug),
  /** A person named them, or the first referral that came was theirs: the second one goes to the same. */
  origin: z.enum(['person', 'first-referral']),
  version: z.int().check(z.gte(1)),
})
export type Naming = z.infer<typeof naming>

/** How events name it: `naming/bergamo.institution-ic-ada-esempio`. */
export function namingSubject({ district, namedFor: its }: Pick<Naming, 'district' | 'namedFor'>): string {
  return `naming/${district}.${its.replace('/', '-')}`
}
