import { requireOwnDistrict } from '../../shared/casework/acting.ts'
import { Refused } from '../../shared/errors.ts'
import type { Connection } from '../connection.ts'
import { occasionOf } from '../operator.ts'
import type { RowProblem } from './file/row.ts'

/** A row and the district that it is about, if that is known. */
interface Placed {
  readonly line: number
  readonly district: string | undefined
}

/** Rows of districts in which the operator who acts does not work. */
export async function foreignRows(connection: Connection, rows: readonly Placed[]): Promise<RowProblem[]> {
  const foreign = new Set<string>()
  for (const district of new Set(rows.flatMap((row) => row.district ?? []))) {
    if (!(await isOwn(connection, district))) foreign.add(district)
  }
  const problem = `${connection.operator} does not work there: take the row out, or leave the import to who does`
  return rows
    .filter(({ district }) => district !== undefined && foreign.has(district))
    .map(({ line }) => ({ line, column: 'district', problem }))
}

async function isOwn(connection: Connection, district: string): Promise<boolean> {
  try {
    await requireOwnDistrict(connection.table, occasionOf(connection), { district, deed: '' })
    return true
  } catch (error) {
    if (error instanceof Refused) return false
    throw error
  }
}
