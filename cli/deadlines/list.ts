import { romeDate } from '../../shared/domain/rome.ts'
import { NotFound } from '../../shared/errors.ts'
import { deadlineRows, deadlinesOf, unownedRows } from '../../shared/table/deadline-store.ts'
import { listDistricts } from '../../shared/table/district-store.ts'
import { findOperator, operatorsOf } from '../../shared/table/operator-store.ts'
import type { ListRow } from '../../shared/table/shape.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Connection } from '../connection.ts'
import { requireDistrict } from '../districts.ts'
import { collect, latestOf } from '../lists.ts'
import { WrongUsage } from '../wrong-usage.ts'
import { inOrderOfDue, isLate, rowOfDeadline } from './row.ts'
import { subjectsOf } from './subject.ts'

/** Which deadlines are wanted; all that are open, without any. */
export interface WantedDeadlines {
  readonly owner?: string | undefined
  readonly subject?: string | undefined
  readonly district?: string | undefined
  /** The first day that is too late. */
  readonly dueBefore?: string | undefined
  readonly overdue?: boolean | undefined
  /** Only what the district itself has, because nobody was there. */
  readonly unowned?: boolean | undefined
  /** Also those that ended; only of a subject. */
  readonly all?: boolean | undefined
}

/**
 * Rows of the deadlines that are wanted: dangers first, then by the day that they are due.
 * @throws NotFound when the owner or the case is not known
 * @throws Refused when the district is not known; WrongUsage when what ended is wanted of everything
 */
export async function listDeadlines(connection: Connection, wanted: WantedDeadlines): Promise<ListRow[]> {
  const { owner, district, dueBefore } = wanted
  const today = romeDate(connection.now())
  const rows = await foundRows(connection, wanted)
  return inOrderOfDue(
    rows
      .filter((row) => owner === undefined || row['owner'] === owner)
      .filter((row) => !wanted.unowned || row['owner'] === undefined)
      .filter((row) => district === undefined || row['district'] === district)
      .filter((row) => dueBefore === undefined || String(row['due']) < dueBefore)
      .filter((row) => !wanted.overdue || (row['status'] === undefined && isLate(row, today))),
  )
}

/** From the narrowest place that has them all. */
async function foundRows(connection: Connection, wanted: WantedDeadlines): Promise<ListRow[]> {
  const { table } = connection
  const { subject, owner, district, all } = wanted
  if (all && subject === undefined) throw new WrongUsage('--all: name also whose, with --subject <case>')
  if (district !== undefined) await requireDistrict(connection, district)
  if (owner !== undefined && (await findOperator(table, owner)) === undefined) {
    throw new NotFound(`operator ${owner} does not exist: see "operator list"`)
  }
  if (subject !== undefined) return rowsOfSubject(table, subject, all ?? false)
  if (owner !== undefined) return collect([deadlineRows(table, owner)])
  const districts = district === undefined ? (await listDistricts(table)).map(({ id }) => id) : [district]
  return rowsOfDistricts(table, districts)
}

async function rowsOfSubject(table: Table, word: string, isAll: boolean): Promise<ListRow[]> {
  const subjects = await subjectsOf(table, word)
  const found = await Promise.all(subjects.map((one) => deadlinesOf(table, one)))
  return found
    .flat()
    .filter(({ status }) => isAll || status === 'open')
    .map(rowOfDeadline)
}

async function rowsOfDistricts(table: Table, districts: readonly string[]): Promise<ListRow[]> {
  const members = await Promise.all(districts.map((one) => operatorsOf(table, one)))
  const operators = new Set(members.flat().map(({ operator }) => operator))
  const lists = [
    ...[...operators].map((one) => deadlineRows(table, one)),
    ...districts.map((one) => unownedRows(table, one)),
  ]
  return latestOf(await collect(lists), ['subject', 'kind', 'number'])
}
