import * as z from 'zod/mini'
import { caseCodeText } from './case-code.ts'
import { genderWish, need, origin, problem, urgency } from './field.ts'
import { hexId, instant, slug } from './identifier.ts'

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
  needs: z.array(need).check(z.minLength(1)),
  isChildInDanger: z.boolean(),
  description: z.optional(z.string()),
  /** As the form named it; a person or a later look-up finds the institution. */
  institution: z.optional(z.string()),
  isMentorWanted: z.optional(z.boolean()),
  mentorGender: z.optional(genderWish),
  /** The sender's word only: a mentor is sought after an operator recorded the family's own agreement. */
  doesFamilyAgree: z.optional(z.boolean()),
  referrer: z.partial(z.object({ name: z.string(), email: z.string(), phone: z.string() })),
  /** Optional fields that could not be read. */
  remarks: z.array(problem),
  receivedAt: instant,
  acknowledgedAt: z.optional(instant),
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
