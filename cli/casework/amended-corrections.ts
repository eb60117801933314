import type { Answers } from '../../functions/intake/dictionary/dictionary.ts'
import type { CaseFile } from '../../shared/casework/case-file.ts'
import type { CorrectedPerson, Corrections } from '../../shared/domain/correctable.ts'
import type { DistrictRow } from '../../shared/domain/district.ts'
import type { FieldName } from '../../shared/domain/field.ts'
import type { Person } from '../../shared/domain/household.ts'
import type { InstitutionRow } from '../../shared/domain/institution.ts'
import { correctionsFrom } from './corrections.ts'
import { wordOf } from './field-words.ts'

interface AmendedCase {
  readonly file: CaseFile
  readonly persons: readonly Person[]
  readonly districts: readonly DistrictRow[]
  readonly institutions: readonly InstitutionRow[]
}

/** Where the sender says nothing any more, what a referral is made with when it is not said. */
const unsaid: Partial<Answers> = { urgency: 'ordinary', origin: 'other' }

/**
 * What accepted fields come to. That a child is in danger was heeded when it came, and no later answer takes it back.
 * @throws Refused when one that is needed is said no more
 */
export function amendedCorrections(
  accept: readonly FieldName[],
  answers: Answers,
  { file, persons, districts, institutions }: AmendedCase,
): Corrections {
  const values = accept.flatMap((field) => {
    const word = wordOf(field)
    return word === undefined ? [] : [[word, answers[field] ?? unsaid[field]] as const]
  })
  const contact = persons.find(({ number }) => number === 1)
  const person = contact === undefined ? { number: 1 } : { before: contact, number: 1 }
  const corrections = correctionsFrom(new Map(values), { file, person, districts, institutions })
  if (!accept.includes('minors_birth_years')) return corrections
  const minors = minorsBornIn(answers.minors_birth_years ?? [], persons, file.household.id)
  return { ...corrections, persons: [...(corrections.persons ?? []), ...minors] }
}

/**
 * A year that is new is another child's; or, where a child that nobody knows by name has a year that is said no more,
 * the right one of that child. Nobody is taken away.
 */
function minorsBornIn(
  years: readonly number[],
  persons: readonly Person[],
  household: string,
): CorrectedPerson[] {
  const minors = persons.filter(({ role }) => role === 'minor')
  const left = [...years]
  const unmatched = minors.filter(({ birthYear }) => {
    const place = birthYear === undefined ? -1 : left.indexOf(birthYear)
    if (place >= 0) left.splice(place, 1)
    return place < 0
  })
  const nameless = unmatched.filter(({ givenName, familyName }) => (givenName ?? familyName) === undefined)
  const first = Math.max(0, ...persons.map(({ number }) => number)) + 1
  return left.map((birthYear, place): CorrectedPerson => {
    const before = nameless[place]
    if (before !== undefined) return { before, after: { ...before, birthYear, version: before.version + 1 } }
    const number = first + place - nameless.length
    return { after: { household, number, role: 'minor', birthYear, version: 1 } }
  })
}
