import * as z from 'zod/mini'
import { type FieldName, genderWish, need, origin, slot, urgency } from '../../../shared/domain/field.ts'
import { availability } from './availability.ts'
import { birthYears } from './birth-years.ts'
import { citizenship } from './citizenship.ts'
import { oneOf } from './closed-list.ts'
import { language } from './language.ts'
import { listOf } from './list.ts'
import { type Reader, single } from './reading.ts'
import { emailAddress, integer, phone, text } from './text.ts'
import { yesNo } from './yes-no.ts'

const urgencyInWords = oneOf('urgency', urgency.options, {
  ordinaria: 'ordinary',
  ordinario: 'ordinary',
  normale: 'ordinary',
  normal: 'ordinary',
  bassa: 'ordinary',
  low: 'ordinary',
  'non urgente': 'ordinary',
  'no urgente': 'ordinary',
  'pas urgent': 'ordinary',
  urgente: 'urgent',
  alta: 'urgent',
  high: 'urgent',
})

/** Also as an answer to "Is it urgent?". An unknown urgency counts as urgent: doubt must not make a family wait. */
const urgencyOrUrgent: Reader<z.infer<typeof urgency>> = (raw, context) => {
  const read = urgencyInWords(raw, context)
  if (read.value !== undefined) return read
  const isUrgent = yesNo(raw, context).value
  if (isUrgent === undefined) return { ...read, value: 'urgent' }
  return { value: isUrgent ? 'urgent' : 'ordinary' }
}

/** A wish for a mentor's gender, in the words of people. */
export const genderWishInWords = oneOf('mentorGender', genderWish.options, {
  indifferente: 'any',
  'non importa': 'any',
  'nessuna preferenza': 'any',
  qualsiasi: 'any',
  f: 'female',
  donna: 'female',
  femmina: 'female',
  femminile: 'female',
  woman: 'female',
  femme: 'female',
  mujer: 'female',
  m: 'male',
  uomo: 'male',
  maschio: 'male',
  maschile: 'male',
  man: 'male',
  homme: 'male',
  hombre: 'male',
})

/** How each field of the dictionary is read. `municipality` is only a text here: where it lies depends on the districts. */
export const readers: Readonly<Record<FieldName, Reader<unknown>>> = {
  municipality: single(text),
  needs: listOf(oneOf('needs', need.options)),
  child_in_danger: single(yesNo),
  origin: single(oneOf('origin', origin.options)),
  urgency: single(urgencyOrUrgent),
  contact_given_name: single(text),
  contact_family_name: single(text),
  contact_phone: single(phone),
  contact_email: single(emailAddress),
  contact_language: single(language),
  languages: listOf(language),
  contact_instructions: single(text),
  interpreter_language: single(language),
  adults: single(integer),
  minors_birth_years: birthYears,
  single_parent: single(yesNo),
  institution: single(text),
  mentor_wanted: single(yesNo),
  mentor_gender: single(genderWishInWords),
  availability,
  citizenship: listOf(citizenship),
  description: single(text),
  referrer_name: single(text),
  referrer_email: single(emailAddress),
  referrer_phone: single(phone),
  family_agrees: single(yesNo),
  privacy_notice_given: single(yesNo),
}

/** What a submission says once it is read; whatever could not be read is not there. */
export const answers = z.partial(
  z.object({
    municipality: z.string(),
    needs: z.array(need),
    child_in_danger: z.boolean(),
    origin,
    urgency,
    contact_given_name: z.string(),
    contact_family_name: z.string(),
    contact_phone: z.string(),
    contact_email: z.string(),
    contact_language: z.string(),
    languages: z.array(z.string()),
    contact_instructions: z.string(),
    interpreter_language: z.string(),
    adults: z.int(),
    minors_birth_years: z.array(z.int()),
    single_parent: z.boolean(),
    institution: z.string(),
    mentor_wanted: z.boolean(),
    mentor_gender: genderWish,
    availability: z.array(slot),
    citizenship: z.array(z.string()),
    description: z.string(),
    referrer_name: z.string(),
    referrer_email: z.string(),
    referrer_phone: z.string(),
    family_agrees: z.boolean(),
    privacy_notice_given: z.boolean(),
  } satisfies Record<FieldName, z.ZodMiniType>),
)
export type Answers = z.infer<typeof answers>
