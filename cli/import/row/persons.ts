import type { Answers } from '../../../functions/intake/dictionary/dictionary.ts'
import { personsIn } from '../../../functions/intake/first-referral.ts'
import type { Person } from '../../../shared/domain/household.ts'
import { lookupWordsOf } from '../../../shared/domain/lookup.ts'
import type { Note } from '../file/row.ts'
import type { Member } from './members.ts'

/** What DynamoDB allows in one transaction; household and event are two of it. */
const MAX_ITEMS = 100 - 2

/** The persons of a household, the contact first: from the fields of the contact and from the list of members. */
export function personsOf(
  household: string,
  read: Answers,
  members: readonly Member[],
  note: Note,
): Person[] {
  const [contact, ...minors] = personsIn(read, household)
  const contacts = contact !== undefined && isSaid(contact) ? [contact] : []
  const all: Member[] = [...contacts, ...members.toSorted(byRole), ...minors]
  if (all.filter(({ role }) => role === 'contact').length > 1) {
    note('persons', 'two contacts: give the role to one person, and leave the fields of the contact out')
  }
  if (minors.length > 0 && members.some(({ role }) => role === 'minor')) {
    note('minors_birth_years', 'the minors are among the persons too: say them once')
  }
  if (!all.some(isReachable)) note('contact', 'missing: a name, a phone or an e-mail')
  const persons = all.map((one, place): Person => ({ ...one, household, number: place + 1, version: 1 }))
  if (persons.length + lookupWordsOf(persons).length > MAX_ITEMS) {
    note('persons', 'more than can be written at once: divide the household into two records')
  }
  return persons
}

const order = { contact: 0, adult: 1, minor: 2 } as const

function byRole(one: Member, other: Member): number {
  return order[one.role] - order[other.role]
}

function isReachable({ givenName, familyName, phone, email }: Member): boolean {
  return [givenName, familyName, phone, email].some((part) => part !== undefined)
}

function isSaid(contact: Person): boolean {
  return isReachable(contact) || contact.language !== undefined || contact.citizenships !== undefined
}
