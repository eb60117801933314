import type { Command } from 'commander'
import { doublesByLine } from '../import/doubles.ts'
import { readRows } from '../import/file/read.ts'
import { type Import, type Imported, importHouseholds } from '../import/households.ts'
import { importMappingIn } from '../mapping-file.ts'
import { print, printItems, printThing } from '../output.ts'
import { addSheetImports, printProblems, refuseProblems } from './import-sheet.ts'
import { tellProgress } from './tell-progress.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

interface Options extends CommonOptions, Pick<Import, 'district' | 'dryRun' | 'skipPossibleDoubles'> {
  readonly mapping?: string
}

export function addImportCommands(program: Command): void {
  const group = program.command('import').description('take over what earlier records have')
  withConnection<Options>(
    group
      .command('households <file>')
      .description('families of a CSV or JSON file; all rows are checked before any is written')
      .option('--mapping <file>', 'JSON that says which of its columns and words mean what')
      .option('--district <district>', 'only families of this district; any other is a problem')
      .option('--dry-run', 'write nothing, say what would happen')
      .option(
        '--skip-possible-doubles',
        'leave out whoever may be there already or stands in the file twice',
      ),
    async (connection, options, file = '') => {
      const mapping = await importMappingIn(options.mapping, connection.now())
      const rows = await readRows(file)
      const imported = await importHouseholds(connection, { ...options, mapping, rows, tellProgress })
      tell(imported, options)
      refuseProblems(imported.problems)
    },
  )
  addSheetImports(group)
}

function tell(imported: Imported, options: CommonOptions): void {
  if (options.json) printThing(imported, options)
  else if (imported.problems.length > 0) printProblems(imported.problems)
  else tellOutcome(imported)
}

function tellOutcome({ possibleDoubles, isDryRun, rows, written, wasThere, leftOut }: Imported): void {
  const outcome = { [isDryRun ? 'would be written' : 'written']: written, 'was there': wasThere }
  printThing({ rows, ...outcome, ...(leftOut === 0 ? {} : { 'left out': leftOut }) }, {})
  if (possibleDoubles.length === 0) return
  print('\npossible doubles:')
  printItems(doublesByLine(possibleDoubles), ['line', 'mayBe'], {})
}
