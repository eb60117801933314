import * as z from 'zod/mini'
import { isoDay, mailAddress, shortText, slug } from './identifier.ts'
import { institutionKind } from './institution.ts'
import { language } from './language.ts'

/** What somebody does in a district. A coordinator or a liaison may do all that an operator may. */
export const role = z.enum(['operator', 'liaison', 'coordinator'])
export type Role = z.infer<typeof role>

/** Days on which somebody is away, both included. */
export const absence = z.object({ from: isoDay, to: isoDay })
export type Absence = z.infer<typeof absence>

/** A person of the programme who works with families (*operatrice, operatore*). Personal data but the id. */
export const operator = z.object({
  id: slug,
  name: shortText,
  language,
  /** Where the link to sign in goes: nobody else's. */
  signInAddress: mailAddress,
  /** Where reminders go, when not to the former. */
  noticeAddress: z.optional(mailAddress),
  /** Whoever takes over while this one is away. */
  deputy: z.optional(slug),
  absences: z.array(absence),
  /** Since when this person works here no longer. */
  leftOn: z.optional(isoDay),
  version: z.int().check(z.gte(1)),
})
export type Operator = z.infer<typeof operator>

/** That an operator works in a district: as what, and for which kinds of institution. */
export const membership = z.object({
  operator: slug,
  district: slug,
  roles: z.array(role).check(z.minLength(1)),
  /** Referrals of these kinds of institution are this liaison's, where none is named for the institution itself. */
  kinds: z.array(institutionKind),
  version: z.int().check(z.gte(1)),
})
export type Membership = z.infer<typeof membership>

/** Whether families are given to somebody with these roles. */
export function isLiaison(roles: readonly Role[]): boolean {
  return roles.includes('liaison') || roles.includes('coordinator')
}

/** Whether somebody works here no longer on a day; who is to leave later still does. */
export function hasLeft({ leftOn }: Pick<Operator, 'leftOn'>, day: string): boolean {
  return leftOn !== undefined && leftOn <= day
}

/** Whether somebody works here on a day: neither away nor gone. */
export function isPresent({ absences, leftOn }: Pick<Operator, 'absences' | 'leftOn'>, day: string): boolean {
  if (hasLeft({ leftOn }, day)) return false
  return !absences.some(({ from, to }) => from <= day && day <= to)
}
