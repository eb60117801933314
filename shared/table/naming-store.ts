import { type Naming, naming, namingSubject } from '../domain/naming.ts'
import { key } from './keys.ts'
import { find } from './read.ts'
import { shape } from './shape.ts'
import type { Table } from './table.ts'

export const namingShape = shape({
  name: 'naming',
  schema: naming,
  key: (one) => key.naming(namingSubject(one)),
})

/** Who is named for an institution or a partner in a district. */
export async function findNaming(
  table: Table,
  district: string,
  namedFor: string,
): Promise<Naming | undefined> {
  return find(table, namingShape, key.naming(namingSubject({ district, namedFor })))
}
