import { municipalityName } from '../shared/domain/municipality.ts'
import { print, printItems, printText, printThing } from './output.ts'
import type { showReferral } from './referrals.ts'

type Shown = Awaited<ReturnType<typeof showReferral>>

/** Prints a referral for a person: its own fields, then each thing that has parts. Only `--json` has all of it. */
export function printReferral(shown: Shown): void {
  const { version: _, submission: __, amended, deadlines, ...rest } = shown
  const { description, householdDetails, persons, possiblyKnown, written, ...fields } = {
    ...{ description: undefined, householdDetails: undefined, persons: undefined, possiblyKnown: undefined },
    ...{ written: undefined, ...rest },
  }
  const settled = amended?.settledAt === undefined ? '' : ` (settled at ${amended.settledAt})`
  const changes = amended && { amended: `${amended.at}: ${amended.fields.join(', ')}${settled}` }
  printThing(said({ ...fields, ...changes }), {})
  printTable('due', ['due', 'kind', 'number', 'owner', 'isUrgent'], deadlines)
  if (description !== undefined) printText('\ndescription', description)
  if (householdDetails !== undefined) {
    const { id: ___, version: ____, municipality, ...details } = householdDetails
    const place = `${municipalityName(municipality) ?? 'unknown'} (${municipality})`
    print('\nhousehold')
    printThing(said({ municipality: place, ...details }), {})
  }
  printTable('persons', personColumns, persons)
  printWritten(written)
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

const writtenColumns = [
  ...['at', 'by', 'channel', 'outcome', 'language', 'isInterpreted', 'note', 'text', 'field', 'person'],
  ...['oldValue', 'newValue', 'why', 'about'],
]

/** What was written about a family: contacts, notes, corrections, feedback. */
export function printWritten(written: Readonly<Record<string, readonly object[]>> = {}): void {
  for (const [title, records] of Object.entries(written)) printTable(title, writtenColumns, records)
}

/** A table with its title; without the columns that nobody fills, nothing at all without rows. */
function printTable(title: string, columns: readonly string[], rows: readonly object[] = []): void {
  if (rows.length === 0) return
  const filled = new Set(rows.flatMap((row) => Object.keys(said(row))))
  print(`\n${title}`)
  printItems(
    rows,
    columns.filter((column) => filled.has(column)),
    {},
  )
}

function said(thing: object): object {
  return Object.fromEntries(Object.entries(thing).filter(([, part]) => part !== undefined))
}
