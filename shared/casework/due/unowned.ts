import { hasUnowned } from '../../table/deadline-store.ts'
import { listDistricts } from '../../table/district-store.ts'
import type { Table } from '../../table/table.ts'

/** In how many districts something waits that nobody owns. May be seconds behind. */
export async function countUnowned(table: Table): Promise<number> {
  const districts = await listDistricts(table)
  const found = await Promise.all(districts.map(({ id }) => hasUnowned(table, id)))
  return found.filter(Boolean).length
}
