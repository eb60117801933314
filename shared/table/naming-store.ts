import * as z from 'zod/mini'
import { slug } from '../domain/identifier.ts'
import { type Naming, namedFor, naming, namingSubject } from '../domain/naming.ts'
import { index, key } from './keys.ts'
import { find, queryList } from './read.ts'
import { shape } from './shape.ts'
import type { Table } from './table.ts'

export const namingShape = shape({
  name: 'naming',
  schema: naming,
  key: (one) => key.naming(namingSubject(one)),
  indexes: ({ operator, district, namedFor, origin }) =>
    operator === undefined
      ? {}
      : {
          gsi1pk: index.operatorNamings(operator),
          gsi1sk: `${district}#${namedFor}`,
          list: { operator, district, namedFor, origin },
        },
})

const listed = z.object({ district: slug, namedFor, origin: naming.shape.origin })

/** What an operator is named for, by district. May be seconds behind. */
export async function namingsOf(table: Table, operator: string): Promise<z.infer<typeof listed>[]> {
  const rows = await Array.fromAsync(queryList(table, index.operatorNamings(operator)))
  return rows.map((row) => listed.parse(row))
}

/** Who is named for an institution or a partner in a district. */
export async function findNaming(
  table: Table,
  district: string,
  namedFor: string,
): Promise<Naming | undefined> {
  return find(table, namingShape, key.naming(namingSubject({ district, namedFor })))
}
