import * as z from 'zod/mini'
import { hexId, instant, slug } from './identifier.ts'
import { feedbackAbout } from './referral.ts'

export const contactChannel = z.enum([
  'phone',
  'message',
  'email',
  'letter',
  'home-visit',
  'at-office',
  'at-school',
])
export type ContactChannel = z.infer<typeof contactChannel>

/** What came of an attempt to reach a family. */
export const contactOutcome = z.enum([
  'reached',
  'no-answer',
  'wrong-number',
  'left-message',
  'appointment',
  'refused',
])
export type ContactOutcome = z.infer<typeof contactOutcome>

/** An attempt to reach a family, or a contact made. Never changed. */
export const contact = z.object({
  household: hexId,
  id: hexId,
  at: instant,
  by: slug,
  channel: contactChannel,
  outcome: contactOutcome,
  language: z.optional(z.string()),
  isInterpreted: z.boolean(),
  /** May be personal. */
  note: z.optional(z.string()),
})
export type Contact = z.infer<typeof contact>

/** What somebody wrote about a household. Never changed. */
export const note = z.object({
  household: hexId,
  id: hexId,
  at: instant,
  by: slug,
  text: z.string().check(z.minLength(1)),
})

/** What a field was before somebody corrected it. Never changed. */
export const correction = z.object({
  household: hexId,
  id: hexId,
  at: instant,
  by: slug,
  field: z.string(),
  /** Whose field, by number; of the household itself without one. */
  person: z.optional(z.int()),
  /** Whose field, when it is a referral's and not the family's. */
  referral: z.optional(hexId),
  /** As JSON; absent when nothing was known. */
  oldValue: z.optional(z.string()),
  newValue: z.optional(z.string()),
  why: z.string().check(z.minLength(1)),
})
export type Correction = z.infer<typeof correction>

/** That a sender heard what became of its referral, and how. Never changed. */
export const feedback = z.object({
  household: hexId,
  id: hexId,
  referral: hexId,
  at: instant,
  /** Nobody, when a mail that was delivered told it. */
  by: z.optional(slug),
  about: feedbackAbout,
  channel: contactChannel,
  /** The mail that told it, and since when it was owed: it is owed again when that mail comes back. */
  mail: z.optional(hexId),
  since: z.optional(instant),
  /** May be personal. */
  note: z.optional(z.string()),
})
export type Feedback = z.infer<typeof feedback>
