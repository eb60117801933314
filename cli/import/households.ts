import { romeDate } from '../../shared/domain/rome.ts'
import { Refused } from '../../shared/errors.ts'
import { listDistricts } from '../../shared/table/district-store.ts'
import { findHousehold } from '../../shared/table/household-store.ts'
import type { Connection } from '../connection.ts'
import { checkRows } from './check.ts'
import type { ImportMapping } from './columns.ts'
import { type Double, doublesInFile, doublesInTable } from './doubles.ts'
import type { RowProblem, Rows } from './file/row.ts'
import { inParallel } from './in-parallel.ts'
import type { NewHousehold } from './row/household-row.ts'
import { writeHousehold } from './write.ts'

export interface ImportOptions {
  readonly mapping: ImportMapping
  readonly district?: string | undefined
  readonly dryRun?: boolean | undefined
  readonly skipPossibleDoubles?: boolean | undefined
}

/** Told after each household: how many of how many are done. */
export type Progress = (doing: 'checked' | 'written', done: number, of: number) => void

/** What became of a file. */
export interface Imported {
  readonly isDryRun: boolean
  readonly rows: number
  /** In a dry run: would be. */
  readonly written: number
  readonly wasThere: number
  readonly leftOut: number
  readonly problems: readonly RowProblem[]
  readonly possibleDoubles: readonly Double[]
}

/**
 * Takes the households of a file over. Nothing is written while one row has a problem; a household that is there
 * already stays as it is, so that the same file can be imported again after an interruption.
 * @throws Refused when the district is unknown
 */
export async function importHouseholds(
  connection: Connection,
  rows: Rows,
  options: ImportOptions,
  progress: Progress,
): Promise<Imported> {
  const { table, now } = connection
  const { mapping, district } = options
  const districts = await listDistricts(table)
  if (district !== undefined && !districts.some(({ id }) => id === district)) {
    const known = districts.map(({ id }) => id).join(', ')
    throw new Refused(`district "${district}" is unknown: use one of ${known}`)
  }
  const { households, problems } = checkRows(rows, { mapping, districts, district, today: romeDate(now()) })
  const none = { isDryRun: options.dryRun ?? false, rows: rows.rows.length, problems }
  if (problems.length > 0) return { ...none, written: 0, wasThere: 0, leftOut: 0, possibleDoubles: [] }
  const { missing, possibleDoubles } = await compare(connection, households, progress)
  const doubled = new Set(options.skipPossibleDoubles ? possibleDoubles.map(({ line }) => line) : [])
  const wanted = missing.filter(({ line }) => !doubled.has(line))
  const written = none.isDryRun ? wanted.length : await writeAll(connection, wanted, progress)
  const leftOut = missing.length - wanted.length
  return { ...none, written, wasThere: households.length - leftOut - written, leftOut, possibleDoubles }
}

/** What is not in the table yet, and what of that may be. */
async function compare(connection: Connection, households: readonly NewHousehold[], progress: Progress) {
  const ids = new Set(households.map(({ household }) => household.id))
  let done = 0
  const checked = await inParallel(households, async (one) => {
    const isThere = (await findHousehold(connection.table, one.household.id)) !== undefined
    const doubles = isThere ? [] : await doublesInTable(connection, one, ids)
    done += 1
    progress('checked', done, households.length)
    return { one, isThere, doubles }
  })
  const missing = checked.flatMap(({ one, isThere }) => (isThere ? [] : [one]))
  const lines = new Set(missing.map(({ line }) => line))
  const inFile = doublesInFile(households).filter(({ line }) => lines.has(line))
  const inTable = checked.flatMap(({ doubles }) => doubles)
  return { missing, possibleDoubles: [...inFile, ...inTable].toSorted((one, other) => one.line - other.line) }
}

async function writeAll(
  connection: Connection,
  households: readonly NewHousehold[],
  progress: Progress,
): Promise<number> {
  let done = 0
  const written = await inParallel(households, async (one) => {
    const isNew = await writeHousehold(connection, one)
    done += 1
    progress('written', done, households.length)
    return isNew
  })
  return written.filter(Boolean).length
}
