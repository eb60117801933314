import { type District, district } from '../domain/district.ts'
import { index, key } from './keys.ts'
import { queryIndex } from './read.ts'
import { shape } from './shape.ts'
import type { Table } from './table.ts'

/** The whole district stands in its list row: it is small, and every registration needs them all. */
export const districtShape = shape({
  name: 'district',
  schema: district,
  key: ({ id }) => key.district(id),
  indexes: ({ id, name, codePrefix, municipalities, version }) => ({
    gsi1pk: index.districts(),
    gsi1sk: id,
    list: { id, name, codePrefix, municipalities, version },
  }),
})

/** All districts, by id. */
export async function listDistricts(table: Table): Promise<District[]> {
  const districts: District[] = []
  for await (const { list } of queryIndex(table, { index: 'gsi1', pk: index.districts() })) {
    districts.push(district.parse(list))
  }
  return districts
}
