import { fileURLToPath } from 'node:url'
import type { Connection } from '../../cli/connection.ts'
import type { Listed } from '../../cli/import/file/json-rows.ts'
import { readRows } from '../../cli/import/file/read.ts'
import { importMentors } from '../../cli/import/mentors/mentors.ts'
import { importOrganisations } from '../../cli/import/organisations/organisations.ts'
import { noSheetMapping } from '../../cli/import/sheet.ts'
import type { SheetImport, SheetImported } from '../../cli/import/sheet-import.ts'

/**
 * Takes over the organisations and mentors of two files, for the demo's clock of the end of March 2027. Nobody in them
 * exists, and nobody speaks Bengali: the advice has something to say.
 */
export async function addMentors(connection: Connection): Promise<readonly SheetImported[]> {
  const organisations = await importOrganisations(connection, await sheetNamed('organisations'))
  return [organisations, await importMentors(connection, await sheetNamed('mentors'))].map(withoutProblems)
}

async function sheetNamed(listed: Listed): Promise<SheetImport> {
  const file = fileURLToPath(new URL(`${listed}.csv`, import.meta.url))
  return { rows: await readRows(file, listed), mapping: noSheetMapping }
}

function withoutProblems(imported: SheetImported): SheetImported {
  const [first] = imported.problems
  if (first === undefined) return imported
  throw new Error(`line ${first.line} of the demo’s file: ${first.column} ${first.problem}`)
}
