import { type FieldName, fieldName } from '../../shared/domain/field.ts'

/** What one may correct of a household: the word at the command line, and what it is called in the household. */
export const householdWords = {
  municipality: 'municipality',
  languages: 'languages',
  interpreter_language: 'interpreterLanguage',
  contact_instructions: 'contactInstructions',
  adults: 'adults',
  single_parent: 'isSingleParent',
  availability: 'availability',
  privacy_notice_given: 'privacyNoticeGiven',
} as const

export const personWords = {
  role: 'role',
  given_name: 'givenName',
  family_name: 'familyName',
  phone: 'phone',
  email: 'email',
  language: 'language',
  birth_year: 'birthYear',
  citizenship: 'citizenships',
  gender: 'gender',
} as const

/** The two parts of one thing. */
export const residenceWords = { residence_title: 'status', residence_expires: 'expiresOn' } as const

/** What the sender said. */
export const referralWords = {
  needs: 'needs',
  origin: 'origin',
  urgency: 'urgency',
  mentor_wanted: 'isMentorWanted',
  mentor_gender: 'mentorGender',
  description: 'description',
  family_agrees: 'doesFamilyAgree',
  institution: 'institution',
} as const

export const referrerWords = {
  referrer_name: 'name',
  referrer_email: 'email',
  referrer_phone: 'phone',
} as const

const all = { ...householdWords, ...personWords, ...residenceWords, ...referralWords, ...referrerWords }
export type FieldWord = keyof typeof all

/** Every word, in order. */
export const fieldWords = Object.keys(all) as FieldWord[] // the keys of the object above

export function isFieldWord(word: string): word is FieldWord {
  return Object.hasOwn(all, word)
}

export function isPersonWord(word: FieldWord): boolean {
  return Object.hasOwn(personWords, word) || Object.hasOwn(residenceWords, word)
}

/** A form's contact is the first person: what forms call so, is a field of that person. */
const ofContact: Readonly<Partial<Record<FieldName, FieldWord>>> = {
  contact_given_name: 'given_name',
  contact_family_name: 'family_name',
  contact_phone: 'phone',
  contact_email: 'email',
  contact_language: 'language',
}

/** Our word for a field of the dictionary; undefined for one that no single field stands for. */
export function wordOf(field: FieldName): FieldWord | undefined {
  return ofContact[field] ?? (isFieldWord(field) ? field : undefined)
}

/** The field of the dictionary that is read as this one is; undefined where forms have none. */
export function dictionaryFieldOf(word: FieldWord): FieldName | undefined {
  return fieldName.options.find((field) => wordOf(field) === word)
}
