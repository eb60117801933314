import { type Institution, type InstitutionRow, institution, institutionRow } from '../domain/institution.ts'
import { index, key } from './keys.ts'
import { find, queryList } from './read.ts'
import { type ListRow, shape } from './shape.ts'
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

/** An institution as it stands now. */
export async function findInstitution(table: Table, id: string): Promise<Institution | undefined> {
  return find(table, institutionShape, key.institution(id))
}

/** The institutions of one district, as a look-up needs them. May be seconds behind. */
export async function listInstitutions(table: Table, district: string): Promise<InstitutionRow[]> {
  const rows = await Array.fromAsync(institutionRows(table, district))
  return rows.map((row) => institutionRow.parse(row))
}

/** Rows of one district's institutions with all that a list shows, by id. May be seconds behind. */
export function institutionRows(table: Table, district: string): AsyncGenerator<ListRow> {
  return queryList(table, index.institutions(district))
}
