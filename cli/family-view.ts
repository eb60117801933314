import type { Household } from '../shared/domain/household.ts'
import { municipalityName } from '../shared/domain/municipality.ts'
import { print, printItems, printThing } from './output.ts'

/** What identifies a family, as far as it was asked for, and who may be the same. */
export interface Family {
  readonly householdDetails?: Household | undefined
  readonly persons?: readonly object[] | undefined
  readonly written?: Readonly<Record<string, readonly object[]>> | undefined
  readonly possiblyKnown?: readonly object[] | undefined
}

/** Prints a family for a person: each thing that has parts under its name. */
export function printFamily({ householdDetails, persons, written = {}, possiblyKnown }: Family): void {
  if (householdDetails !== undefined) {
    const { id: _, version: __, municipality, ...details } = householdDetails
    const place = `${municipalityName(municipality) ?? 'unknown'} (${municipality})`
    print('\nhousehold')
    printThing(said({ municipality: place, ...details }), {})
  }
  printTable('persons', personColumns, persons)
  for (const [title, records] of Object.entries(written)) printTable(title, writtenColumns, records)
  printTable('possibly known', ['caseCodes', 'district', 'reason', 'household'], possiblyKnown)
}

const personColumns = [
  'number',
  'role',
  'givenName',
  'familyName',
  'phone',
  'email',
  'language',
  'birthYear',
  'citizenships',
  'gender',
  'residenceTitle',
  'household',
]

/** Of contacts, notes, corrections, feedback. */
const writtenColumns = [
  ...['at', 'by', 'channel', 'outcome', 'language', 'isInterpreted', 'note', 'text', 'field', 'person'],
  ...['oldValue', 'newValue', 'why', 'about'],
]

/** A table with its title; without the columns that nobody fills, nothing at all without rows. */
export function printTable(title: string, columns: readonly string[], rows: readonly object[] = []): void {
  if (rows.length === 0) return
  const filled = new Set(rows.flatMap((row) => Object.keys(said(row))))
  print(`\n${title}`)
  printItems(
    rows,
    columns.filter((column) => filled.has(column)),
    {},
  )
}

/** A thing without the parts that nobody said. */
export function said(thing: object): object {
  return Object.fromEntries(Object.entries(thing).filter(([, part]) => part !== undefined))
}
