import { type DistrictRow, district, districtRow } from '../domain/district.ts'
import { index, key } from './keys.ts'
import { queryList } from './read.ts'
import { shape } from './shape.ts'
import type { Table } from './table.ts'

/** Districts as items; what a look-up needs stands in the list row. */
export const districtShape = shape({
  name: 'district',
  schema: district,
  key: ({ id }) => key.district(id),
  indexes: (district) => ({
    gsi1pk: index.districts(),
    gsi1sk: district.id,
    list: districtRow.parse(district),
  }),
})

/** All districts, by id, in one query: every registration needs them. */
export async function listDistricts(table: Table): Promise<DistrictRow[]> {
  const rows = await Array.fromAsync(queryList(table, index.districts()))
  return rows.map((row) => districtRow.parse(row))
}
