import * as z from 'zod/mini'
import { caseCodeText } from './case-code.ts'
import { fieldName, genderWish, need, origin, problem, urgency } from './field.ts'
import { hexId, instant, slug } from './identifier.ts'
import { possiblyKnown } from './lookup.ts'

/** Why a referral was not accepted. */
export const declineReason = z.enum([
  'out-of-area',
  'other-service-competent',
  'duplicate',
  'not-reachable',
  'family-declined',
  'no-need-found',
  'protection-channel',
  'other',
])

/** What came of a referral that is closed. */
export const closeOutcome = z.enum([
  'goals-met',
  'partly-met',
  'family-withdrew',
  'moved-away',
  'not-reachable',
  'passed-to-service',
  'passed-to-protection',
  'other',
])

const base = {
  id: hexId,
  caseCode: caseCodeText,
  district: slug,
  household: hexId,
  partner: slug,
  form: slug,
  submission: hexId,
  submissionId: z.string(),
  origin,
  urgency,
  /** The family lives in a municipality of no district of the programme: to be redirected by a person. */
  isOutOfArea: z.boolean(),
  /** Prepared for the person who redirects it: the municipality that serves a family out of area. */
  redirectTo: z.optional(z.string()),
  needs: z.array(need).check(z.minLength(1)),
  isChildInDanger: z.boolean(),
  description: z.optional(z.string()),
  /** As the form named it. */
  institution: z.optional(z.string()),
  /** Which one it is, when its name, code or an alias told. */
  institutionId: z.optional(slug),
  isMentorWanted: z.optional(z.boolean()),
  mentorGender: z.optional(genderWish),
  /** The sender's word only: a mentor is sought after an operator recorded the family's own agreement. */
  doesFamilyAgree: z.optional(z.boolean()),
  referrer: z.partial(z.object({ name: z.string(), email: z.string(), phone: z.string() })),
  /** Optional fields that could not be read. */
  remarks: z.array(problem),
  receivedAt: instant,
  acknowledgedAt: z.optional(instant),
  /** The sender changed the submission after it became this referral: which fields, never what. */
  amended: z.optional(z.object({ at: instant, bodyHash: hexId, fields: z.array(fieldName) })),
  possiblyKnown: z.optional(z.array(possiblyKnown)),
  version: z.int().check(z.gte(1)),
}

/**
 * A referral (*segnalazione*): what a sender sent, and what became of it. Each status has its own fields.
 * `received → in-charge → closed`; the other ways are in the states' names.
 */
export const referral = z.discriminatedUnion('status', [
  z.object({ ...base, status: z.literal('received') }),
  z.object({ ...base, status: z.literal('in-charge'), takenInChargeAt: instant }),
  z.object({ ...base, status: z.literal('closed'), closedAt: instant, outcome: closeOutcome }),
  z.object({ ...base, status: z.literal('declined'), declinedAt: instant, reason: declineReason }),
  z.object({ ...base, status: z.literal('redirected'), redirectedAt: instant, redirectedTo: z.string() }),
  z.object({ ...base, status: z.literal('joined'), joinedAt: instant }),
  z.object({
    ...base,
    status: z.literal('handing-over'),
    offeredAt: instant,
    toDistrict: slug,
    from: z.enum(['received', 'in-charge']),
  }),
  z.object({ ...base, status: z.literal('withdrawn'), withdrawnAt: instant }),
])
export type Referral = z.infer<typeof referral>
export type ReferralStatus = Referral['status']

export const referralStatuses = [
  'received',
  'in-charge',
  'handing-over',
  'joined',
  'closed',
  'declined',
  'redirected',
  'withdrawn',
] as const satisfies ReferralStatus[]
