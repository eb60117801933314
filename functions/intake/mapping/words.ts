import { type FormField, genderWish, need, origin, urgency } from '../../../shared/domain/field.ts'
import { MAX_CAPACITY, mentorGender, mentorKind } from '../../../shared/domain/mentor.ts'

const YES_NO = '"yes" or "no"'
const LANGUAGE = 'a language by its tag or its Italian name: ar, arabo'
const TEXT = 'a text of at most 4,000 characters'
const SHORT_TEXT = 'a text of at most 99 characters'
const EMAIL = 'an e-mail address'
const PHONE = 'a telephone number'

/** How a mapping must write our values, field by field, for messages. */
export const wanted: Readonly<Record<FormField, string>> = {
  municipality: 'a municipality of Lombardy or its ISTAT code: Dalmine, 016091',
  needs: oneOf(need.options),
  child_in_danger: YES_NO,
  origin: oneOf(origin.options),
  urgency: oneOf(urgency.options),
  contact_given_name: TEXT,
  contact_family_name: TEXT,
  contact_phone: PHONE,
  contact_email: EMAIL,
  contact_language: LANGUAGE,
  languages: LANGUAGE,
  contact_instructions: TEXT,
  interpreter_language: LANGUAGE,
  adults: 'a whole number',
  minors_birth_years: 'years, ages or dates',
  single_parent: YES_NO,
  institution: TEXT,
  mentor_wanted: YES_NO,
  mentor_gender: oneOf(genderWish.options),
  availability: 'a day and a part of it, mon-morning to sun-evening',
  citizenship: 'an ISO 3166 code of two letters: MA',
  description: TEXT,
  referrer_name: TEXT,
  referrer_email: EMAIL,
  referrer_phone: PHONE,
  family_agrees: YES_NO,
  privacy_notice_given: YES_NO,
  mentor_kind: oneOf(mentorKind.options),
  given_name: SHORT_TEXT,
  family_name: SHORT_TEXT,
  email: EMAIL,
  phone: PHONE,
  referent_name: SHORT_TEXT,
  referent_email: EMAIL,
  birth_date: 'a year, or a day: 1990, 1990-05-17',
  gender: oneOf(mentorGender.options),
  reach_km: 'whole kilometres, at most 200',
  skills: oneOf(need.options),
  preferences: oneOf(need.options),
  capacity: `a number of families, 1 to ${MAX_CAPACITY}`,
  organisation: 'the id or name of an organisation, as "organisation list" shows it',
}

/** Words of which one is meant, for a suggestion; none where anything may stand. */
export const closedWords: Readonly<Partial<Record<FormField, readonly string[]>>> = {
  needs: need.options,
  origin: origin.options,
  urgency: urgency.options,
  mentor_gender: genderWish.options,
  mentor_kind: mentorKind.options,
  gender: mentorGender.options,
  skills: need.options,
  preferences: need.options,
}

function oneOf(words: readonly string[]): string {
  return `one of ${words.join(', ')}`
}

/** What people write in words of their own: a form has no fixed answers that could be translated. */
export const freeTexts: ReadonlySet<FormField> = new Set([
  'contact_given_name',
  'contact_family_name',
  'contact_phone',
  'contact_email',
  'contact_instructions',
  'minors_birth_years',
  'description',
  'referrer_name',
  'referrer_email',
  'referrer_phone',
  'given_name',
  'family_name',
  'email',
  'phone',
  'birth_date',
  'reach_km',
  'capacity',
])

/** What is each family's, or each mentor's, own: a constant would say it of all of them. */
export const eachOnesOwn: ReadonlySet<FormField> = new Set([
  'child_in_danger',
  'contact_given_name',
  'contact_family_name',
  'contact_phone',
  'contact_email',
  'minors_birth_years',
  'given_name',
  'family_name',
  'email',
  'phone',
  'birth_date',
])
