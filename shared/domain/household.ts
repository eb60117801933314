import * as z from 'zod'
import { slot } from './field.ts'
import { hash } from './hash.ts'
import { hexId, instant, istatCode, slug } from './identifier.ts'

/** The family (*nucleo familiare*): it carries the casework. Everything about it is optional but where it is served. */
export const household = z.object({
  id: hexId,
  district: slug,
  status: z.enum(['open', 'closed']),
  /** Waiting counts from the first arrival. */
  since: instant,
  municipality: istatCode,
  languages: z.array(z.string()),
  interpreterLanguage: z.string().optional(),
  contactInstructions: z.string().optional(),
  adults: z.int().min(0).optional(),
  isSingleParent: z.boolean().optional(),
  availability: z.array(slot).optional(),
  privacyNoticeGiven: z.boolean().optional(),
  version: z.int().min(1),
})
export type Household = z.infer<typeof household>

/** A member of a household. The first is whom one may contact. */
export const person = z.object({
  household: hexId,
  /** 1, 2, 3 … within the household. */
  number: z.int().min(1),
  role: z.enum(['contact', 'adult', 'minor']),
  givenName: z.string().optional(),
  familyName: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
  language: z.string().optional(),
  birthYear: z.int().optional(),
  /** ISO 3166 alpha-2; only for the fund's figures, never for matching. */
  citizenships: z.array(z.string()).optional(),
  version: z.int().min(1),
})
export type Person = z.infer<typeof person>

/** Made one to one with its first referral. */
export function householdIdOf(referral: string): string {
  return hash('household', referral)
}
