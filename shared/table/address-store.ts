import { type Address, address } from '../domain/address.ts'
import { index, key } from './keys.ts'
import { find, queryList } from './read.ts'
import { type ListRow, shape } from './shape.ts'
import type { Table } from './table.ts'

export const addressShape = shape({
  name: 'address',
  schema: address,
  key: ({ id }) => key.address(id),
  indexes: ({ id, suspended, operator }) =>
    suspended === undefined
      ? {}
      : {
          gsi1pk: index.suspendedAddresses(),
          gsi1sk: `${suspended.at}#${id}`,
          list: { id, ...suspended, ...(operator === undefined ? {} : { operator }) },
        },
})

/** What is known of an address, by its hash. */
export async function findAddress(table: Table, id: string): Promise<Address | undefined> {
  return find(table, addressShape, key.address(id))
}

/** Rows of the addresses to which nothing is sent, longest suspended first. May be seconds behind. */
export function suspendedRows(table: Table): AsyncGenerator<ListRow> {
  return queryList(table, index.suspendedAddresses())
}
