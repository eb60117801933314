import { type Partner, partner } from '../domain/partner.ts'
import { index, key } from './keys.ts'
import { find, queryList } from './read.ts'
import { type ListRow, shape } from './shape.ts'
import type { Table } from './table.ts'

export const partnerShape = shape({
  name: 'partner',
  schema: partner,
  key: ({ id }) => key.partner(id),
  indexes: ({ id, name, district, addedAt }) => ({
    gsi1pk: index.partners(district),
    gsi1sk: id,
    list: { id, name, district, addedAt },
  }),
})

/** A partner, without its forms. */
export async function findPartner(table: Table, id: string): Promise<Partner | undefined> {
  return find(table, partnerShape, key.partner(id))
}

/** Rows `{id, name, district, addedAt}` of one district's partners, by id. */
export function partnerRows(table: Table, district: string): AsyncGenerator<ListRow> {
  return queryList(table, index.partners(district))
}
