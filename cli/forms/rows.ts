import { formRows } from '../../shared/table/form-store.ts'
import type { ListRow } from '../../shared/table/shape.ts'
import type { Table } from '../../shared/table/table.ts'

/** Rows of a partner's forms, by id; one that an older version wrote does not say what came later. */
export async function rowsOfForms(table: Table, partner: string): Promise<ListRow[]> {
  const rows = await Array.fromAsync(formRows(table, partner))
  return rows.map((row) => ({
    ...row,
    rhythm: row['rhythm'] ?? 'none',
    isTesting: row['isTesting'] ?? false,
  }))
}
