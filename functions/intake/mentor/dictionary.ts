import * as z from 'zod/mini'
import { latinDigits } from '../../../shared/domain/digits.ts'
import { need, slot } from '../../../shared/domain/field.ts'
import { plain } from '../../../shared/domain/folding.ts'
import { isoDay } from '../../../shared/domain/identifier.ts'
import {
  MAX_CAPACITY,
  MAX_REACH_KM,
  type MentorKind,
  mentorGender,
  mentorKind,
} from '../../../shared/domain/mentor.ts'
import type { MentorFieldName } from '../../../shared/domain/mentor-field.ts'
import { genderWishInWords, readers } from '../dictionary/dictionary.ts'
import { type Reader, single, wordOf } from '../dictionary/reading.ts'
import { emailAddress, phone, text } from '../dictionary/text.ts'

/** Of a name or number: two of them and a space between are as long as a mentor's name may be. */
const MAX_LENGTH = 99

/** Longer is no name and no number: nothing of it is read. */
function short(reader: Reader<string>): Reader<string> {
  return (raw, context) => {
    const read = reader(raw, context)
    return (read.value?.length ?? 0) > MAX_LENGTH ? { fault: 'too-long' } : read
  }
}

/** What somebody or a school is called. With an address in it, it would keep a pupil's own where none may be. */
const called: Reader<string> = (raw, context) => {
  const read = short(text)(raw, context)
  return read.value?.includes('@') ? { fault: 'unreadable' } : read
}

/** As strict as whoever keeps a mentor's address: mail has to get there. */
const address: Reader<string> = (raw, context) => {
  const read = emailAddress(raw, context)
  return z.email().safeParse(read.value).success ? read : { fault: 'unreadable' }
}

const kindsByWord: Readonly<Record<string, MentorKind>> = {
  adult: 'adult',
  adulto: 'adult',
  adulta: 'adult',
  'persona adulta': 'adult',
  volontario: 'adult',
  volontaria: 'adult',
  volunteer: 'adult',
  mentor: 'adult',
  mentore: 'adult',
  'peer tutor': 'peer-tutor',
  'tutor tra pari': 'peer-tutor',
  alunno: 'peer-tutor',
  alunna: 'peer-tutor',
  'alunno o alunna': 'peer-tutor',
  pupil: 'peer-tutor',
}

const kind: Reader<MentorKind> = (raw) => {
  const word = plain(wordOf(raw))
  const value = Object.hasOwn(kindsByWord, word) ? kindsByWord[word] : undefined
  return value === undefined ? { fault: 'unknown' } : { value }
}

const otherGenders = new Set(['other', 'altro', 'non binario', 'non binary', 'non binaria'])

/** The words of a wish for a mentor's gender; whoever answers that it does not matter has not said. */
const gender: Reader<z.infer<typeof mentorGender>> = (raw, context) => {
  if (otherGenders.has(plain(wordOf(raw)))) return { value: 'other' }
  const { value } = genderWishInWords(raw, context)
  return value === undefined || value === 'any' ? { fault: 'unknown' } : { value }
}

/** A number of kilometres, with or without the unit. */
const kilometres: Reader<number> = (raw) => {
  const digits = latinDigits(wordOf(raw))
    .trim()
    .replace(/ ?(?:km|chilometri|kilometres)$/iu, '')
  const isOne = /^\d{1,3}$/.test(digits) && Number(digits) <= MAX_REACH_KM
  return isOne ? { value: Number(digits) } : { fault: 'unreadable' }
}

/** How many families at the same time; more than the programme allows is for a person to speak about. */
const capacity: Reader<number> = (raw) => {
  const digits = latinDigits(wordOf(raw)).trim()
  const isOne = /^\d$/.test(digits) && Number(digits) >= 1 && Number(digits) <= MAX_CAPACITY
  return isOne ? { value: Number(digits) } : { fault: 'unreadable' }
}

/** The latest day on which somebody may have been born who says it so: of a year alone its last. */
const birthDate: Reader<string> = (raw) => {
  const said = latinDigits(wordOf(raw)).trim()
  const [, ofDay = '', ofMonth = '', ofYear = ''] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(said) ?? []
  const day = ofYear === '' ? said : `${ofYear}-${ofMonth.padStart(2, '0')}-${ofDay.padStart(2, '0')}`
  const value = /^\d{4}$/.test(said) ? `${said}-12-31` : day.slice(0, 'yyyy-mm-dd'.length)
  return isoDay.safeParse(value).success && value >= '1900' ? { value } : { fault: 'unreadable' }
}

/** How each field of a mentor's form is read; what is asked of a family too is read as it is there. */
export const mentorReaders: Readonly<Record<MentorFieldName, Reader<unknown>>> = {
  mentor_kind: single(kind),
  given_name: single(called),
  family_name: single(called),
  email: single(address),
  phone: single(short(phone)),
  institution: single(called),
  referent_name: single(called),
  referent_email: single(address),
  birth_date: single(birthDate),
  gender: single(gender),
  municipality: readers.municipality,
  reach_km: single(kilometres),
  languages: readers.languages,
  availability: readers.availability,
  skills: readers.needs,
  preferences: readers.needs,
  capacity: single(capacity),
  organisation: single(short(text)),
  description: readers.description,
  privacy_notice_given: readers.privacy_notice_given,
  child_in_danger: readers.child_in_danger,
}

/** What somebody who wants to mentor says, once it is read; whatever could not be read is not there. */
export const mentorAnswers = z.partial(
  z.object({
    mentor_kind: mentorKind,
    given_name: z.string(),
    family_name: z.string(),
    email: z.string(),
    phone: z.string(),
    institution: z.string(),
    referent_name: z.string(),
    referent_email: z.string(),
    birth_date: isoDay,
    gender: mentorGender,
    municipality: z.string(),
    reach_km: z.int(),
    languages: z.array(z.string()),
    availability: z.array(slot),
    skills: z.array(need),
    preferences: z.array(need),
    capacity: z.int(),
    organisation: z.string(),
    description: z.string(),
    privacy_notice_given: z.boolean(),
    child_in_danger: z.boolean(),
  } satisfies Record<MentorFieldName, z.ZodMiniType>),
)
export type MentorAnswers = z.infer<typeof mentorAnswers>
