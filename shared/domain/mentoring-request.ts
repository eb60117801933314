import * as z from 'zod/mini'
import { caseCodeText } from './case-code.ts'
import { genderWish, need, slot, urgency } from './field.ts'
import { hexId, instant, isoDay, slug } from './identifier.ts'
import { mentorKind } from './mentor.ts'

/** Why a person withdraws a request. */
export const withdrawalByHand = z.enum([
  'family-declined',
  'no-longer-needed',
  'found-otherwise',
  'mistake',
  'other',
])
export type WithdrawalByHand = z.infer<typeof withdrawalByHand>

/** Why no mentor is sought any longer: also because the work with the family ended. */
export const mentoringWithdrawal = z.enum([...withdrawalByHand.options, 'case-closed'])

const base = {
  household: hexId,
  /** 1, 2, 3 … within the household. */
  number: z.int().check(z.gte(1)),
  district: slug,
  /** By which the family is told of, without naming it. */
  caseCode: caseCodeText,
  /** Whom it asks for: an adult, or a pupil for a pupil. */
  kind: mentorKind,
  /** For whom, by their numbers in the household; none: for the family as a whole. */
  persons: z.array(z.int()),
  needs: z.array(need).check(z.minLength(1)),
  urgency,
  /** BCP 47, in which one may speak with them; without: those of the household. */
  languages: z.optional(z.array(z.string())),
  /** The family asks for a mentor who speaks one of its languages. */
  isLanguageRequired: z.boolean(),
  genderWish,
  /** Without: that of the household. */
  availability: z.optional(z.array(slot)),
  /** Mentors who are not to be proposed: declined, or excluded. */
  excluded: z.array(slug),
  /** The day on which the family itself agreed. */
  agreedOn: isoDay,
  requestedBy: slug,
  requestedAt: instant,
  version: z.int().check(z.gte(1)),
}

/** A request for a mentor (*richiesta di affiancamento*), one for each kind and for siblings together. */
export const mentoringRequest = z.discriminatedUnion('status', [
  z.object({ ...base, status: z.literal('waiting') }),
  z.object({
    ...base,
    status: z.literal('withdrawn'),
    withdrawnAt: instant,
    /** Without: it ended with the case, and no operator ended that. */
    withdrawnBy: z.optional(slug),
    reason: mentoringWithdrawal,
  }),
])
export type MentoringRequest = z.infer<typeof mentoringRequest>
export type WaitingRequest = Extract<MentoringRequest, { status: 'waiting' }>
export type WithdrawnRequest = Extract<MentoringRequest, { status: 'withdrawn' }>
export const mentoringStatuses = ['waiting', 'withdrawn'] as const satisfies MentoringRequest['status'][]
