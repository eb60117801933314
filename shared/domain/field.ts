import * as z from 'zod/mini'
import { mentorFieldName } from './mentor-field.ts'

/** The field dictionary: what a form can tell us of a family, by the names that partners use. */
export const fieldName = z.enum([
  'municipality',
  'needs',
  'child_in_danger',
  'origin',
  'urgency',
  'contact_given_name',
  'contact_family_name',
  'contact_phone',
  'contact_email',
  'contact_language',
  'languages',
  'contact_instructions',
  'interpreter_language',
  'adults',
  'minors_birth_years',
  'single_parent',
  'institution',
  'mentor_wanted',
  'mentor_gender',
  'availability',
  'citizenship',
  'description',
  'referrer_name',
  'referrer_email',
  'referrer_phone',
  'family_agrees',
  'privacy_notice_given',
])
export type FieldName = z.infer<typeof fieldName>

/** What a form of any kind can tell us: of a family, or of somebody who wants to mentor. */
export const formField = z.enum([...fieldName.options, ...mentorFieldName.options])
export type FormField = z.infer<typeof formField>

/** Without these there is no referral. */
export const requiredFields = ['municipality', 'needs'] as const satisfies FieldName[]

/** Without any of these nobody can reach the family, and there is no referral either. */
export const waysToReach = [
  'contact_given_name',
  'contact_family_name',
  'contact_phone',
  'contact_email',
] as const satisfies FieldName[]

/** Fields with more than one value. */
export const listFields: ReadonlySet<FieldName> = new Set([
  'needs',
  'languages',
  'minors_birth_years',
  'availability',
  'citizenship',
])

/** Where a problem lies: a field, the way to reach the family (any one of four fields), or the body as a whole. */
const place = z.enum([...formField.options, 'contact', 'body'])

/**
 * What is wrong with it; `attachment` is a remark only: a file was sent along, and is never fetched. `unconfirmed`: it
 * speaks of a danger where none belongs, which a person has to confirm first. `not-of-age`: somebody who applies as an
 * adult may be a minor by it.
 */
const fault = z.enum([
  'missing',
  'unknown',
  'unreadable',
  'too-long',
  'broken-characters',
  'not-utf8',
  'not-json',
  'not-an-object',
  'nested-too-deep',
  'not-multipart',
  'attachment',
  'unconfirmed',
  'not-of-age',
])

/** One reason why a submission cannot become a referral, or a mentor's application, yet, or one remark on an optional field. Never holds a value. */
export const problem = z.strictObject({ field: place, problem: fault })
export type Problem = z.infer<typeof problem>

/** Longest text of one field, in characters. */
export const MAX_TEXT_LENGTH = 4000

/** Longest e-mail address, in characters. */
export const MAX_EMAIL_LENGTH = 254

/** More children are a misunderstood text, and would not fit into one transaction. */
export const MAX_CHILDREN = 20

/** Whoever is older is nobody's child in a form. */
const MAX_AGE = 25

/** Whether a child may be of this year of birth. */
export function isBirthYear(year: number, thisYear: number): boolean {
  return year <= thisYear && year >= thisYear - MAX_AGE
}

/** Whether this may be an e-mail address; whether mail gets there is another question. */
export function isEmailLike(text: string): boolean {
  // The length first: on a quarter of a megabyte of dots the pattern takes minutes.
  return text.length <= MAX_EMAIL_LENGTH && /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text)
}

/** What a family is referred for. */
export const need = z.enum([
  'school_support',
  'italian_practice',
  'parenting_support',
  'paperwork',
  'health_orientation',
  'social_network',
  'mediation',
  'housing',
  'work_orientation',
  'other',
])
export type Need = z.infer<typeof need>

/** Where a referral comes from. */
export const origin = z.enum([
  'judicial_authority',
  'local_service',
  'school',
  'third_sector',
  'self_referral',
  'other',
])
export type Origin = z.infer<typeof origin>

/** How quickly the first contact is needed. */
export const urgency = z.enum(['ordinary', 'urgent'])
export type Urgency = z.infer<typeof urgency>

/** What the family wishes of a mentor. */
export const genderWish = z.enum(['any', 'female', 'male'])
export type GenderWish = z.infer<typeof genderWish>

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const halves = ['morning', 'afternoon', 'evening'] as const

/** A weekly time at which the family can meet someone: `mon-morning` … `sun-evening`. */
export const slot = z.enum(days.flatMap((day) => halves.map((half) => `${day}-${half}` as const)))
export type Slot = z.infer<typeof slot>
