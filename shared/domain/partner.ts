import * as z from 'zod/mini'
import { instant, mailAddress, shortText, slug } from './identifier.ts'
import { type Language, language } from './language.ts'

/** The part of an address behind the `@`. */
export const mailDomain = z.string().check(z.regex(/^(?:[a-z0-9-]+\.)+[a-z]{2,}$/))

/** An organisation that refers families: a school, a co-operative, an NGO, a service. */
export const partner = z.object({
  id: slug,
  name: shortText,
  district: slug,
  addedAt: instant,
  /** Where its mails go when a form names nobody who may get them. */
  contact: z.optional(mailAddress),
  /** Whoever sends a referral may get mail at these domains, and at no other. */
  mailDomains: z.optional(z.array(mailDomain)),
  /** Of its mails. */
  language: z.optional(language),
  version: z.int().check(z.gte(1)),
})
export type Partner = z.infer<typeof partner>

/** In which language its mails are: Italian where nothing is said, and where it is not known. */
export function languageOf(partner: Pick<Partner, 'language'> | undefined): Language {
  return partner?.language ?? 'it'
}
