import { type Organisation, organisation } from '../domain/organisation.ts'
import { index, key } from './keys.ts'
import { find, queryList } from './read.ts'
import { type ListRow, shape } from './shape.ts'
import type { Table } from './table.ts'

export const organisationShape = shape({
  name: 'organisation',
  schema: organisation,
  key: ({ id }) => key.organisation(id),
  indexes: ({ id, name, district, insurance }) => ({
    gsi1pk: index.organisations(district),
    gsi1sk: id,
    list: { id, name, district, insuredUntil: insurance?.expiresOn },
  }),
})

/** An organisation of volunteers as it stands now. */
export async function findOrganisation(table: Table, id: string): Promise<Organisation | undefined> {
  return find(table, organisationShape, key.organisation(id))
}

/** Rows `{id, name, district, insuredUntil}` of one district's organisations, by id. May be seconds behind. */
export function organisationRows(table: Table, district: string): AsyncGenerator<ListRow> {
  return queryList(table, index.organisations(district))
}
