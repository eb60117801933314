import * as z from 'zod/mini'
import { need, slot } from './field.ts'
import { instant, isoDay, istatCode, mailAddress, shortText, slug } from './identifier.ts'
import { language } from './language.ts'

/** More families than this nobody mentors well; a programme rule. */
export const MAX_CAPACITY = 3
export const DEFAULT_CAPACITY = 2
/** Farther than this nobody goes to a family, in km. */
export const MAX_REACH_KM = 200
/** How far a mentor goes who does not say, in km. */
export const DEFAULT_REACH_KM = 10

/** An adult who mentors: has an address, and a certificate (*certificato, art. 25-bis DPR 313/2002*). */
const adult = z.strictObject({
  kind: z.literal('adult'),
  email: mailAddress,
  phone: z.optional(shortText),
  /** The certificate of no criminal record, for work with minors. */
  clearance: z.optional(z.strictObject({ issuedOn: isoDay })),
})

/**
 * A pupil who helps pupils (*tutor tra pari*); may be a minor, and therefore has no address: every message goes to the
 * referent of the institution.
 */
const peerTutor = z.strictObject({
  kind: z.literal('peer-tutor'),
  referent: z.strictObject({ institution: shortText, name: shortText, email: mailAddress }),
  /** When the parents allowed it (*autorizzazione dei genitori*). */
  parentsAuthorisedOn: z.optional(isoDay),
  /** When the school agreed to it. */
  schoolAgreedOn: z.optional(isoDay),
  /** Never: so that no adult's parts can be taken for a pupil's, whatever is copied. */
  email: z.optional(z.never()),
  phone: z.optional(z.never()),
})

export const mentorKind = z.enum(['adult', 'peer-tutor'])
export type MentorKind = z.infer<typeof mentorKind>

/** Why a mentor mentors nobody for a while. */
export const suspensionReason = z.enum(['own-wish', 'clearance', 'insurance', 'complaint', 'other'])
export type SuspensionReason = z.infer<typeof suspensionReason>
/** Why a mentor mentors no longer. */
export const mentorLeaveReason = z.enum(['own-wish', 'moved-away', 'school-ended', 'not-suitable', 'other'])
export type MentorLeaveReason = z.infer<typeof mentorLeaveReason>

export const mentorGender = z.enum(['female', 'male', 'other'])

const base = {
  id: slug,
  name: shortText,
  district: slug,
  /** Through which it is insured. */
  organisation: z.optional(slug),
  person: z.discriminatedUnion('kind', [adult, peerTutor]),
  /** In which its letters are written. */
  writtenTo: language,
  gender: z.optional(mentorGender),
  /** BCP 47. */
  languages: z.array(z.string()).check(z.minLength(1)),
  municipality: istatCode,
  /** How far away a family may live, in km between the municipalities. */
  reachKm: z.int().check(z.gte(0), z.lte(MAX_REACH_KM)),
  /** Weekly times; without: not said. */
  availability: z.optional(z.array(slot)),
  /** What this one can help with. */
  skills: z.array(need),
  /** What this one would rather help with. */
  preferences: z.array(need),
  capacity: z.int().check(z.gte(0), z.lte(MAX_CAPACITY)),
  /** How many families it has now. */
  taken: z.int().check(z.gte(0)),
  /** How many families it had, whatever came of it. */
  experience: z.int().check(z.gte(0)),
  appliedAt: instant,
  /** From when its application is to be looked at, when that is not its arrival: it was taken over later. */
  countsFrom: z.optional(instant),
  screenedOn: z.optional(isoDay),
  trainedOn: z.optional(isoDay),
  /** First day as an active mentor. */
  activeSince: z.optional(isoDay),
  version: z.int().check(z.gte(1)),
}

/**
 * A volunteer who mentors families (*mentore*), or a pupil who tutors pupils. `applied → screened → trained → active ⇄
 * suspended → left`; from everywhere one may leave.
 */
export const mentor = z.discriminatedUnion('status', [
  z.object({ ...base, status: z.literal('applied') }),
  z.object({ ...base, status: z.literal('screened') }),
  z.object({ ...base, status: z.literal('trained') }),
  z.object({ ...base, status: z.literal('active') }),
  z.object({ ...base, status: z.literal('suspended'), suspendedAt: instant, reason: suspensionReason }),
  z.object({ ...base, status: z.literal('left'), leftAt: instant, reason: mentorLeaveReason }),
])
export type Mentor = z.infer<typeof mentor>
export type MentorStatus = Mentor['status']
export const mentorStatuses = [
  'applied',
  'screened',
  'trained',
  'active',
  'suspended',
  'left',
] as const satisfies MentorStatus[]

const everyStatus = z.object(base)
export type MentorBase = z.infer<typeof everyStatus>

/** The fields that every status has, for a change of status. */
export function mentorBase(from: Mentor): MentorBase {
  return everyStatus.parse(from)
}
