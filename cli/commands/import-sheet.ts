import type { Command } from 'commander'
import { Refused } from '../../shared/errors.ts'
import type { Connection } from '../connection.ts'
import type { Listed } from '../import/file/json-rows.ts'
import { readRows } from '../import/file/read.ts'
import { importInstitutions } from '../import/institutions/institutions.ts'
import { institutionColumns } from '../import/institutions/row.ts'
import { likelierImport, type Taking } from '../import/likelier-import.ts'
import { mentorColumns, otherMentorNames } from '../import/mentors/columns.ts'
import { importMentors } from '../import/mentors/mentors.ts'
import { operatorColumns } from '../import/operators/columns.ts'
import { importOperators } from '../import/operators/operators.ts'
import { organisationColumns, otherOrganisationNames } from '../import/organisations/columns.ts'
import { importOrganisations } from '../import/organisations/organisations.ts'
import type { SheetImport, SheetImported } from '../import/sheet-import.ts'
import { sheetMappingIn } from '../mapping-file.ts'
import { print, printItems, printThing } from '../output.ts'
import { tellProgress } from './tell-progress.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

interface Options extends CommonOptions {
  readonly mapping?: string
  readonly dryRun?: boolean
}

interface Sheet extends Taking {
  readonly named: Listed
  readonly description: string
  take(connection: Connection, sheet: SheetImport): Promise<SheetImported>
}

const sheets: readonly Sheet[] = [
  {
    named: 'operators',
    description: 'who works with families: districts, roles, namings, deputies, absences',
    columns: operatorColumns,
    take: importOperators,
  },
  {
    named: 'institutions',
    description: 'schools and services, each with the liaison who is named for it',
    columns: institutionColumns,
    take: importInstitutions,
  },
  {
    named: 'organisations',
    description: 'organisations of volunteers, each with its insurance',
    columns: organisationColumns,
    otherNames: otherOrganisationNames,
    take: importOrganisations,
  },
  {
    named: 'mentors',
    description: 'volunteers and peer tutors; import their organisations first',
    columns: mentorColumns,
    otherNames: otherMentorNames,
    take: importMentors,
  },
]

/** `import operators`, `institutions`, `organisations` and `mentors`. */
export function addSheetImports(group: Command): void {
  for (const sheet of sheets) {
    const { named, description, columns, take } = sheet
    withConnection<Options>(
      group
        .command(`${named} <file>`)
        .description(`${description}; what is there is brought to what the file says`)
        .option('--mapping <file>', 'JSON that says which of its columns and words mean what')
        .option('--dry-run', 'write nothing, say what would happen'),
      async (connection, options, file = '') => {
        const mapping = await sheetMappingIn(options.mapping, columns)
        const rows = await readRows(file, named)
        const imported = await take(connection, { rows, mapping, dryRun: options.dryRun, tellProgress })
        const likelier = imported.problems.length === 0 ? [] : likelierImport(rows, sheet, mapping, sheets)
        tell({ ...imported, remarks: [...imported.remarks, ...likelier] }, options)
        refuseProblems(imported.problems)
      },
    )
  }
}

function tell(imported: SheetImported, options: CommonOptions): void {
  if (options.json) printThing(imported, options)
  else if (imported.problems.length > 0) {
    printProblems(imported.problems)
    printRemarks(imported)
  } else tellOutcome(imported)
}

function tellOutcome({ problems: _, changes, remarks, isDryRun, ...counts }: SheetImported): void {
  if (isDryRun) print('nothing was written; this would be the outcome:')
  printThing(counts, {})
  if (changes.length > 0) {
    print('')
    printItems(changes, ['id', 'changes'], {})
  }
  printRemarks({ remarks })
}

function printRemarks({ remarks }: Pick<SheetImported, 'remarks'>): void {
  for (const remark of remarks) print(`\n${remark}`)
}

/** What is wrong with a file, in its own words where they are others. */
export function printProblems(problems: SheetImported['problems']): void {
  const theirs = problems.some((one) => one.theirs !== undefined) ? ['theirs'] : []
  // The cure comes last in a problem, and is not to be cut.
  printItems(problems, ['line', ...theirs, 'column', 'problem'], { isWhole: true })
}

/** @throws Refused when there is one */
export function refuseProblems({ length }: SheetImported['problems']): void {
  if (length === 0) return
  const count = length === 1 ? '1 problem' : `${length} problems`
  throw new Refused(`nothing was written: correct ${count} first`)
}
