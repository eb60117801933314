import * as z from 'zod/mini'
import type { Person } from './household.ts'
import { foldName, nameSpellings } from './person-name.ts'
import { numbersIn } from './phone.ts'
import { type KnownReason, knownReason, type PossiblyKnown } from './possibly-known.ts'

/** By what a household is found. A name alone serves the search only: there are many of one name. */
export const lookupKind = z.enum(['phone', 'email', 'name-and-birth-year', 'name'])
export type LookupKind = z.infer<typeof lookupKind>

/** What a household is found by, folded so that the same thing written otherwise is the same word. Personal data. */
export interface LookupWord {
  readonly kind: LookupKind
  readonly word: string
}

/** A household that some words led to. */
export interface Found {
  readonly household: string
  readonly kinds: readonly LookupKind[]
}

/** The word of one of a household's persons, by number. */
export type PersonWord = LookupWord & { readonly person: number }

/**
 * The words of a household, each once. A form names one contact and only the years of the children: so the contact's
 * name counts with each child's year too.
 */
export function lookupWordsOf(persons: readonly Person[]): PersonWord[] {
  const childYears = persons.flatMap(({ role, birthYear }) => (role === 'minor' ? (birthYear ?? []) : []))
  const all = persons.flatMap((person): PersonWord[] => {
    const name = [person.givenName, person.familyName].filter((part) => part !== undefined).join(' ')
    const years = [person.birthYear ?? [], person.role === 'contact' ? childYears : []].flat()
    const words = [
      ...phoneWords(person.phone ?? ''),
      ...emailWords(person.email ?? ''),
      ...years.flatMap((year) => nameAndYearWords(name, year)),
      ...nameWords(name),
    ]
    return words.map((word) => ({ ...word, person: person.number }))
  })
  return [...new Map(all.map((one) => [`${one.kind} ${one.word}`, one])).values()]
}

/** The words of the phone numbers in a text, however they are written; none for what is no number. */
export function phoneWords(phone: string): LookupWord[] {
  return numbersIn(phone).map((word) => ({ kind: 'phone', word }))
}

/** The word of an e-mail address; none for a blank one. */
export function emailWords(email: string): LookupWord[] {
  const word = email.trim().toLowerCase()
  return word === '' ? [] : [{ kind: 'email', word }]
}

/** The words of a name alone, in each way that it may be spelt. */
export function nameWords(name: string): LookupWord[] {
  return nameSpellings(name).map((word) => ({ kind: 'name', word }))
}

/** The word of a name together with a year of birth; none for a blank name. */
export function nameAndYearWords(name: string, year: number): LookupWord[] {
  const word = foldName(name)
  return word === '' ? [] : [{ kind: 'name-and-birth-year', word: `${word} ${year}` }]
}

const reasons: Readonly<Partial<Record<LookupKind, KnownReason>>> = {
  phone: 'same-phone',
  email: 'same-email',
  'name-and-birth-year': 'same-name-and-birth-year',
}

/** Whether a word of this kind is a reason to take two households for one family. */
export function isReason(kind: LookupKind): boolean {
  return reasons[kind] !== undefined
}

/** More would be a phone that an institution gave for everybody. */
const MAX_POSSIBLY_KNOWN = 10

/** The households that may be the same family, each with its strongest reason, the strongest first; 10 at most. */
export function possiblyKnownAmong(found: readonly Found[], own: string): PossiblyKnown[] {
  const others = found.filter(({ household }) => household !== own)
  const marked = knownReason.options.flatMap((reason) =>
    others.filter(({ kinds }) => strongest(kinds) === reason).map(({ household }) => ({ household, reason })),
  )
  return marked.slice(0, MAX_POSSIBLY_KNOWN)
}

function strongest(kinds: readonly LookupKind[]): KnownReason | undefined {
  const its = kinds.map((kind) => reasons[kind])
  return knownReason.options.find((reason) => its.includes(reason))
}
