import { type Address, address } from '../domain/address.ts'
import { key } from './keys.ts'
import { find } from './read.ts'
import { shape } from './shape.ts'
import type { Table } from './table.ts'

export const addressShape = shape({
  name: 'address',
  schema: address,
  key: ({ id }) => key.address(id),
})

/** What is known of an address, by its hash. */
export async function findAddress(table: Table, id: string): Promise<Address | undefined> {
  return find(table, addressShape, key.address(id))
}
