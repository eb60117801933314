import {
  type District,
  type DistrictRow,
  district,
  districtDefaults,
  districtRow,
} from '../domain/district.ts'
import { NotFound } from '../errors.ts'
import { index, key } from './keys.ts'
import { find, queryList } from './read.ts'
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
  // The second has an office, duty hours and a policy.
  lifts: [(first) => ({ ...districtDefaults, ...first })],
})

/** A district as it stands now, with its calendar and policy. */
export async function findDistrict(table: Table, id: string): Promise<District | undefined> {
  return find(table, districtShape, key.district(id))
}

/** @throws NotFound when there is no such district */
export async function getDistrict(table: Table, id: string): Promise<District> {
  const found = await findDistrict(table, id)
  if (found === undefined) throw new NotFound(`district ${id} is not in the table: see "district list"`)
  return found
}

/** All districts, by id, in one query: every registration needs them. */
export async function listDistricts(table: Table): Promise<DistrictRow[]> {
  const rows = await Array.fromAsync(queryList(table, index.districts()))
  return rows.map((row) => districtRow.parse(row))
}
