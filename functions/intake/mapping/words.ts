import { type FieldName, genderWish, need, origin, urgency } from '../../../shared/domain/field.ts'

const YES_NO = '"yes" or "no"'
const LANGUAGE = 'a language by its tag or its Italian name: ar, arabo'
const TEXT = 'a text of at most 4,000 characters'
const EMAIL = 'an e-mail address'
const PHONE = 'a telephone number'

/** How a mapping must write our values, field by field, for messages. */
export const wanted: Readonly<Record<FieldName, string>> = {
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
}

/** Words of which one is meant, for a suggestion; none where anything may stand. */
export const closedWords: Readonly<Partial<Record<FieldName, readonly string[]>>> = {
  needs: need.options,
  origin: origin.options,
  urgency: urgency.options,
  mentor_gender: genderWish.options,
}

function oneOf(words: readonly string[]): string {
  return `one of ${words.join(', ')}`
}

/** What people write in words of their own: a form has no fixed answers that could be translated. */
export const freeTexts: ReadonlySet<FieldName> = new Set([
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
])

/** What is each family's own: a constant would say it of all of them. */
export const eachFamilysOwn: ReadonlySet<FieldName> = new Set([
  'child_in_danger',
  'contact_given_name',
  'contact_family_name',
  'contact_phone',
  'contact_email',
  'minors_birth_years',
])
