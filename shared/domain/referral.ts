import * as z from 'zod/mini'
import { caseCodeText } from './case-code.ts'
import { fieldName, genderWish, need, origin, problem, urgency } from './field.ts'
import { hexId, instant, slug } from './identifier.ts'
import { isAmendmentOpen } from './open-amendment.ts'
import { possiblyKnown } from './possibly-known.ts'

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

/** How somebody came by a referral, or anything else that waits for a person. */
export const assignmentReason = z.enum([
  'case-manager',
  'household-liaison',
  'named-liaison',
  'named-for-kind',
  'coordinator',
  'deputy',
  'chosen',
  'nobody-there',
])

/** What a sender is to hear of its referral. */
export const feedbackAbout = z.enum(['accepted', 'declined', 'redirected', 'handed-over', 'closed'])

const base = {
  id: hexId,
  caseCode: caseCodeText,
  district: slug,
  household: hexId,
  /** The household that it was made with, while it is joined to another. */
  formerHousehold: z.optional(hexId),
  /** Who has it (*figura di raccordo*); without one, the district itself. */
  liaison: z.optional(slug),
  assignedBy: z.optional(assignmentReason),
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
  /** From when its present deadlines count, when that is not its arrival: it came back, or to another district. */
  countsFrom: z.optional(instant),
  /** Which person heard of the danger and does something about it. */
  dangerConfirmed: z.optional(z.object({ at: instant, by: slug })),
  dangerRaisedAt: z.optional(instant),
  /** Until the sender has heard. */
  feedbackOwed: z.optional(z.object({ about: feedbackAbout, since: instant })),
  /** How often it was offered to another district. */
  handovers: z.optional(z.int()),
  /** It was sent back a second time: the coordinators of both districts settle where it belongs. */
  bounced: z.optional(
    z.object({
      at: instant,
      /** Each side's coordinator; without one, that district itself. */
      sides: z.array(
        z.object({ district: slug, coordinator: z.optional(slug), settledAt: z.optional(instant) }),
      ),
    }),
  ),
  /** The sender changed the submission after it became this referral: which fields, never what. */
  amended: z.optional(
    z.object({
      at: instant,
      bodyHash: hexId,
      /** The version in which these fields were otherwise. */
      comparedWith: z.optional(hexId),
      fields: z.array(fieldName),
      /** Those of them that a person has accepted or ignored. */
      decided: z.optional(z.array(fieldName)),
      /** Once every field was accepted or ignored. */
      settledAt: z.optional(instant),
    }),
  ),
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
    /** Who is to answer in the other district; without one, that district itself. */
    answerer: z.optional(slug),
    /** What it goes back to when it is not accepted. */
    from: z.enum(['received', 'in-charge']),
    takenInChargeAt: z.optional(instant),
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

const everyStatus = z.object(base)

/** What its sender said and one of us may correct. */
export const correctableOfReferral = z.pick(everyStatus, {
  needs: true,
  origin: true,
  urgency: true,
  isOutOfArea: true,
  redirectTo: true,
  description: true,
  institution: true,
  institutionId: true,
  isMentorWanted: true,
  mentorGender: true,
  doesFamilyAgree: true,
  referrer: true,
})

/** The fields that every status has, for a change of status. */
export function referralBase(from: Referral): z.infer<typeof everyStatus> {
  return everyStatus.parse(from)
}

/** Whether somebody still has to do something with it. */
export function isLive({ status }: Pick<Referral, 'status'>): boolean {
  return status === 'received' || status === 'in-charge' || status === 'handing-over' || status === 'joined'
}

/**
 * Whether somebody still has it: it is live, or ended while its sender has not heard yet; or a later version told a danger
 * or changed something after it had ended.
 */
export function isConcerned(one: Referral): boolean {
  return isLive(one) || one.feedbackOwed !== undefined || isDangerUnconfirmed(one) || isAmendmentOpen(one)
}

export function isDangerUnconfirmed({ isChildInDanger, dangerConfirmed }: Referral): boolean {
  return isChildInDanger && dangerConfirmed === undefined
}
