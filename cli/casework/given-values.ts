import { refusalOfCorrection } from '../../functions/intake/correction.ts'
import { readers } from '../../functions/intake/dictionary/dictionary.ts'
import type { DistrictRow } from '../../shared/domain/district.ts'
import { EARLIEST_BIRTH_YEAR, person, residenceStatus } from '../../shared/domain/household.ts'
import { isoDay } from '../../shared/domain/identifier.ts'
import { Refused } from '../../shared/errors.ts'
import { dictionaryFieldOf, type FieldWord } from './field-words.ts'

/** Values as the domain has them, by word; one that is undefined is taken away. */
export type Values = ReadonlyMap<FieldWord, unknown>

interface ReadingContext {
  readonly districts: readonly DistrictRow[]
  /** Calendar day in Italy. */
  readonly today: string
}

/**
 * Reads what somebody gives for fields, as a form's answers are read; an empty text takes a value away.
 * @throws Refused when a text cannot be read, with what to write instead
 */
export function readGiven(
  given: Readonly<Partial<Record<FieldWord, string>>>,
  context: ReadingContext,
): Values {
  const words = Object.entries(given) as [FieldWord, string][] // its own keys
  return new Map(
    words.map(([word, text]) => [word, text.trim() === '' ? undefined : readOne(word, text, context)]),
  )
}

function readOne(word: FieldWord, text: string, context: ReadingContext): unknown {
  const field = dictionaryFieldOf(word)
  if (field === undefined) return readOwn(word, text.trim(), context)
  const refusal = refusalOfCorrection(field, text, context)
  if (refusal !== undefined) throw refused(word, text, refusal)
  return readers[field](text, { receivedOn: context.today }).value
}

const roles = person.shape.role.options
const genders = ['female', 'male', 'other']

function readOwn(word: FieldWord, text: string, { today }: ReadingContext): unknown {
  if (word === 'birth_year') {
    const year = /^\d{4}$/.test(text) ? Number(text) : 0
    const thisYear = Number(today.slice(0, 4))
    if (year >= EARLIEST_BIRTH_YEAR && year <= thisYear) return year
    throw refused(word, text, `use a year from ${EARLIEST_BIRTH_YEAR} to ${thisYear}`)
  }
  if (word === 'residence_expires') {
    if (isoDay.safeParse(text).success) return text
    throw refused(word, text, 'use a day as year-month-day: 2027-03-31')
  }
  const list: readonly string[] =
    word === 'role' ? roles : word === 'gender' ? genders : residenceStatus.options
  if (list.includes(text)) return text
  throw refused(word, text, `use ${list.join(', ')}`)
}

function refused(word: FieldWord, text: string, why: string): Refused {
  return new Refused(`nothing was changed: ${word}=${text}: ${why}`)
}
