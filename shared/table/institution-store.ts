import { type InstitutionRow, institution, institutionRow } from '../domain/institution.ts'
import { index, key } from './keys.ts'
import { queryList } from './read.ts'
import { shape } from './shape.ts'
import type { Table } from './table.ts'

export const institutionShape = shape({
  name: 'institution',
  schema: institution,
  key: ({ id }) => key.institution(id),
  indexes: ({ id, name, kind, district, municipality, code, aliases }) => ({
    gsi1pk: index.institutions(district),
    gsi1sk: id,
    list: { id, name, kind, district, municipality, code, aliases },
  }),
})

/** The institutions of one district, as a look-up needs them. May be seconds behind. */
export async function listInstitutions(table: Table, district: string): Promise<InstitutionRow[]> {
  const rows = await Array.fromAsync(queryList(table, index.institutions(district)))
  return rows.map((row) => institutionRow.parse(row))
}
