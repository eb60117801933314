import { romeDate } from '../../shared/domain/rome.ts'
import { inParallel } from '../../shared/in-parallel.ts'
import { listDistricts } from '../../shared/table/district-store.ts'
import { findHousehold } from '../../shared/table/household-store.ts'
import type { Connection } from '../connection.ts'
import { requireDistrict } from '../districts.ts'
import { checkRows } from './check.ts'
import { type Double, doublesInFile, doublesInTable } from './doubles.ts'
import type { RowProblem, Rows } from './file/row.ts'
import type { ImportMapping } from './mapping.ts'
import type { NewHousehold } from './row/household-row.ts'
import { writeHousehold } from './write.ts'

/** What is to be taken over, and how. */
export interface Import {
  readonly rows: Rows
  readonly mapping: ImportMapping
  readonly district?: string | undefined
  readonly dryRun?: boolean | undefined
  readonly skipPossibleDoubles?: boolean | undefined
  /** Told after each household: how many of how many are done. */
  readonly tellProgress: (doing: 'checked' | 'written', done: number, of: number) => void
}

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
  { rows, mapping, district, dryRun = false, skipPossibleDoubles = false, tellProgress }: Import,
): Promise<Imported> {
  if (district !== undefined) await requireDistrict(connection, district)
  const districts = await listDistricts(connection.table)
  const today = romeDate(connection.now())
  const { households, problems } = checkRows(rows, { mapping, districts, district, today })
  const none = { isDryRun: dryRun, rows: rows.rows.length, problems }
  if (problems.length > 0) return { ...none, written: 0, wasThere: 0, leftOut: 0, possibleDoubles: [] }
  const how = { skipPossibleDoubles, tellProgress }
  const { missing, possibleDoubles } = await compare(connection, households, how)
  const doubled = new Set(skipPossibleDoubles ? possibleDoubles.map(({ line }) => line) : [])
  const wanted = missing.filter(({ line }) => !doubled.has(line))
  const written = dryRun ? wanted.length : await writeAll(connection, wanted, tellProgress)
  const leftOut = missing.length - wanted.length
  return { ...none, written, wasThere: households.length - leftOut - written, leftOut, possibleDoubles }
}

/** What is not in the table yet, and what of that may be. */
async function compare(
  connection: Connection,
  households: readonly NewHousehold[],
  { skipPossibleDoubles, tellProgress }: Pick<Import, 'skipPossibleDoubles' | 'tellProgress'>,
) {
  const ids = new Set(households.map(({ household }) => household.id))
  let done = 0
  const checked = await inParallel(households, async (one) => {
    const isThere = (await findHousehold(connection.table, one.household.id)) !== undefined
    const doubles = isThere ? [] : await doublesInTable(connection, one, ids)
    done += 1
    tellProgress('checked', done, households.length)
    return { one, isThere, doubles }
  })
  const missing = checked.flatMap(({ one, isThere }) => (isThere ? [] : [one]))
  const lines = new Set(missing.map(({ line }) => line))
  const inTable = checked.flatMap(({ doubles }) => doubles)
  const known = new Set(inTable.map(({ line }) => line))
  const leavesOut = (line: number, isDouble: boolean) =>
    skipPossibleDoubles === true && lines.has(line) && (isDouble || known.has(line))
  const inFile = doublesInFile(households, leavesOut).filter(({ line }) => lines.has(line))
  return { missing, possibleDoubles: [...inFile, ...inTable].toSorted((one, other) => one.line - other.line) }
}

async function writeAll(
  connection: Connection,
  households: readonly NewHousehold[],
  tell: Import['tellProgress'],
): Promise<number> {
  let done = 0
  const written = await inParallel(households, async (one) => {
    const isNew = await writeHousehold(connection, one)
    done += 1
    tell('written', done, households.length)
    return isNew
  })
  return written.filter(Boolean).length
}
