import * as z from 'zod/mini'
import { slot, urgency } from './field.ts'
import { hash } from './hash.ts'
import { hexId, instant, isoDay, istatCode, slug } from './identifier.ts'

/** The family (*nucleo familiare*): it carries the casework. Everything about it is optional but where it is served. */
export const household = z.object({
  id: hexId,
  district: slug,
  status: z.enum(['open', 'joined', 'closed']),
  /** Waiting counts from the first arrival. */
  since: instant,
  municipality: istatCode,
  languages: z.array(z.string()),
  interpreterLanguage: z.optional(z.string()),
  contactInstructions: z.optional(z.string()),
  adults: z.optional(z.int().check(z.gte(0))),
  isSingleParent: z.optional(z.boolean()),
  availability: z.optional(z.array(slot)),
  privacyNoticeGiven: z.optional(z.boolean()),
  /** When and in which language, where one of us gave it. */
  privacyNotice: z.optional(z.object({ givenOn: isoDay, language: z.optional(z.string()) })),
  /** Its number in the records from which it was taken over. */
  recordNumber: z.optional(z.string().check(z.minLength(1))),
  /** Its referrals, the one it was made with first. Without it: ask the index. */
  referrals: z.optional(z.array(hexId)),
  /** Households that are the same family, while they are joined to this one, and since when each waits. */
  joined: z.optional(z.array(z.object({ household: hexId, since: instant, referrals: z.array(hexId) }))),
  /** The household that its work goes on with, while it is joined to it. */
  joinedTo: z.optional(hexId),
  liaison: z.optional(slug),
  /** Who works with the family (*responsabile del caso*). */
  caseManager: z.optional(slug),
  takenInChargeAt: z.optional(instant),
  urgency: z.optional(urgency),
  contactMadeAt: z.optional(instant),
  /** When the case was last discussed by several services, planned in writing, and reviewed. */
  discussedAt: z.optional(instant),
  plannedAt: z.optional(instant),
  reviewedAt: z.optional(instant),
  /** How many mentors were ever asked for: the number of its newest mentoring request. */
  mentoringRequests: z.optional(z.int()),
  /** Whose residence title is to be renewed, by number, and when it expires. */
  renewals: z.optional(z.array(z.object({ person: z.int(), expiresOn: isoDay }))),
  /** The child-protection service (*tutela minori*) is at work. */
  isProtected: z.optional(z.boolean()),
  /** Only those who work with the family, and coordinators, may see what is personal. */
  isRestricted: z.optional(z.boolean()),
  closedAt: z.optional(instant),
  version: z.int().check(z.gte(1)),
})
export type Household = z.infer<typeof household>

/** Nobody who is alive was born before: the year is a slip. */
export const EARLIEST_BIRTH_YEAR = 1900

/** How it stands with somebody's residence title; the dates may be missing. */
export const residenceStatus = z.enum([
  'valid',
  'renewal_pending',
  'first_issue_pending',
  'long_term',
  'expired',
  'unknown',
])

/** A member of a household. The first is whom one may contact. */
export const person = z.object({
  household: hexId,
  /** 1, 2, 3 … within the household. */
  number: z.int().check(z.gte(1)),
  role: z.enum(['contact', 'adult', 'minor']),
  givenName: z.optional(z.string()),
  familyName: z.optional(z.string()),
  phone: z.optional(z.string()),
  email: z.optional(z.string()),
  language: z.optional(z.string()),
  birthYear: z.optional(z.int()),
  /** ISO 3166 alpha-2; only for the fund's figures, never for matching. */
  citizenships: z.optional(z.array(z.string())),
  gender: z.optional(z.enum(['female', 'male', 'other'])),
  /** The right to stay here; served are all, counted by the fund only some. */
  residenceTitle: z.optional(z.object({ status: residenceStatus, expiresOn: z.optional(isoDay) })),
  version: z.int().check(z.gte(1)),
})
export type Person = z.infer<typeof person>

/** Taken over from a district's earlier records: the same record is the same household, however often it is imported. */
export function importedHouseholdId(district: string, recordNumber: string): string {
  return hash('imported household', district, recordNumber)
}

/** Made one to one with its first referral. */
export function householdIdOf(referral: string): string {
  return hash('household', referral)
}

/** Since when the family waits: from the first arrival of any household that it is known as. */
export function waitingSince({ since, joined = [] }: Pick<Household, 'since' | 'joined'>): string {
  return [since, ...joined.map((one) => one.since)].reduce((first, one) => (one < first ? one : first))
}

const underWay: ReadonlySet<string> = new Set(['renewal_pending', 'first_issue_pending', 'long_term'])

/** When somebody's residence title expires, unless its renewal is asked for or not needed. */
export function renewalOf({ number, residenceTitle }: Person): NonNullable<Household['renewals']> {
  const { expiresOn, status } = residenceTitle ?? {}
  if (expiresOn === undefined || status === undefined || underWay.has(status)) return []
  return [{ person: number, expiresOn }]
}
