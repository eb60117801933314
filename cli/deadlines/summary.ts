import { romeDate } from '../../shared/domain/rome.ts'
import type { ListRow } from '../../shared/table/shape.ts'
import type { Connection } from '../connection.ts'
import { listDeadlines } from './list.ts'
import { inOrderOfDue, isLate } from './row.ts'

/** How much of one kind waits in a district. Never by person: nobody is measured by it. */
export interface KindSummary {
  readonly district: string
  readonly kind: string
  readonly open: number
  readonly dueToday: number
  readonly late: number
  /** What the district itself has, because nobody was there. */
  readonly nobodys: number
}

/**
 * What is open, by district and kind: what is due first comes first, dangers before all else.
 * @throws Refused when the district is not known
 */
export async function summarizeDeadlines(
  connection: Connection,
  district?: string | undefined,
): Promise<KindSummary[]> {
  const today = romeDate(connection.now())
  const rows = inOrderOfDue(await listDeadlines(connection, { district }))
  const kinds = Map.groupBy(rows, (row) => `${row['district']} ${row['kind']}`)
  return [...kinds]
    .map(([name, its]) => summaryOf(name, its, today))
    .toSorted((one, other) => (one.district < other.district ? -1 : one.district > other.district ? 1 : 0))
}

function summaryOf(name: string, rows: readonly ListRow[], today: string): KindSummary {
  const [district = '', kind = ''] = name.split(' ')
  const count = (isOne: (row: ListRow) => boolean) => rows.filter(isOne).length
  return {
    district,
    kind,
    open: rows.length,
    dueToday: count(({ due }) => due === today),
    late: count((row) => isLate(row, today)),
    nobodys: count(({ owner }) => owner === undefined),
  }
}
