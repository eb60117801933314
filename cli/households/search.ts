import { maySeeFamily } from '../../shared/casework/seen-family.ts'
import { EARLIEST_BIRTH_YEAR, type Household, type Person } from '../../shared/domain/household.ts'
import {
  emailWords,
  type Found,
  type LookupKind,
  type LookupWord,
  nameAndYearWords,
  nameWords,
  phoneWords,
} from '../../shared/domain/lookup.ts'
import { Refused } from '../../shared/errors.ts'
import { listPersons } from '../../shared/table/household-store.ts'
import { findByWords } from '../../shared/table/lookup-store.ts'
import type { Connection } from '../connection.ts'
import { noteView } from '../operator.ts'
import { WrongUsage } from '../wrong-usage.ts'
import { householdAtWork } from './at-work.ts'
import { neutral } from './show.ts'

/** What a family is searched by: whichever is known. */
export interface Asked {
  readonly name?: string | undefined
  readonly phone?: string | undefined
  readonly email?: string | undefined
  /** Year of birth of a person of that name, or of a child of the contact of that name. */
  readonly born?: number | undefined
}

/**
 * The households that fit what was asked in one way or more, those first that fit in most; one that is joined counts as
 * the one it is joined to. Each is noted as seen.
 * @throws Refused when nothing was asked, or what cannot be
 */
export async function searchHouseholds(connection: Connection, asked: Asked, isPersonal: boolean) {
  const { table, lookups, now } = connection
  const found = await findByWords(lookups, wordsAsked(asked, now().getUTCFullYear()))
  const candidates = await Promise.all(found.map((one) => candidatesOf(connection, one, asked.born)))
  const sorted = asFamilies(candidates.flat()).toSorted((one, other) => other.fits.length - one.fits.length)
  return Promise.all(
    sorted.map(async ({ household, persons, fits }) => {
      const isShown = isPersonal && (await maySeeFamily(table, household, connection.operator))
      await noteView(connection, `household/${household.id}`, isShown ? 'personal-data' : 'search')
      const names = isShown ? { names: namesOf(persons) } : {}
      return { ...(await neutral(connection, household)), fits, ...names }
    }),
  )
}

interface Candidate {
  readonly household: Household
  readonly persons: readonly Person[]
  readonly fits: readonly LookupKind[]
}

async function candidatesOf({ table }: Connection, found: Found, born?: number): Promise<Candidate[]> {
  const household = await householdAtWork(table, found.household)
  const persons = await listPersons(table, found.household)
  const fits = fitsOf(found, persons, born)
  return household === undefined || fits.length === 0 ? [] : [{ household, persons, fits }]
}

/** Each family once, by all that fits of the households that it was known as. */
function asFamilies(candidates: readonly Candidate[]): Candidate[] {
  return [...Map.groupBy(candidates, ({ household }) => household.id).values()].flatMap((all) => {
    const fits = [...new Set(all.flatMap((one) => one.fits))]
    return all.slice(0, 1).map((one) => ({ ...one, fits, persons: all.flatMap(({ persons }) => persons) }))
  })
}

function wordsAsked({ name, phone, email, born }: Asked, thisYear: number): LookupWord[] {
  if (born !== undefined && name === undefined) throw new WrongUsage('--born needs --name')
  if (born !== undefined && (born < EARLIEST_BIRTH_YEAR || born > thisYear)) {
    throw new Refused(`--born ${born}: give a year of birth from ${EARLIEST_BIRTH_YEAR} to ${thisYear}`)
  }
  const words = [
    ...asWords('--name', name, nameWords, 'a name'),
    ...(name === undefined || born === undefined ? [] : nameAndYearWords(name, born)),
    ...asWords('--phone', phone, phoneWords, 'a number of six digits or more'),
    ...asWords('--email', email, emailWords, 'an address'),
  ]
  if (words.length === 0) throw new WrongUsage('nothing to search by: give --name, --phone or --email')
  return words
}

function asWords(
  option: string,
  given: string | undefined,
  read: (given: string) => LookupWord[],
  wanted: string,
): LookupWord[] {
  const words = given === undefined ? [] : read(given)
  if (given !== undefined && words.length === 0) throw new Refused(`${option}: give ${wanted}`)
  return words
}

/** With a year, a name fits only where somebody was born in it; the spelling that was asked may be another. */
function fitsOf({ kinds }: Found, persons: readonly Person[], born: number | undefined): LookupKind[] {
  if (born === undefined || !kinds.some(isOfName)) return [...kinds]
  const others = kinds.filter((kind) => !isOfName(kind))
  const isBorn = kinds.includes('name-and-birth-year') || persons.some(({ birthYear }) => birthYear === born)
  return isBorn ? ['name-and-birth-year', ...others] : others
}

function isOfName(kind: LookupKind): boolean {
  return kind === 'name' || kind === 'name-and-birth-year'
}

function namesOf(persons: readonly Person[]): string[] {
  const names = persons.map(({ givenName, familyName }) =>
    [givenName, familyName].filter((part) => part !== undefined).join(' '),
  )
  return [...new Set(names.filter((name) => name !== ''))]
}
