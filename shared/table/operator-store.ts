import * as z from 'zod/mini'
import { type Membership, membership, type Operator, operator, type Role } from '../domain/operator.ts'
import { log } from '../log.ts'
import { index, key } from './keys.ts'
import { find, queryItems, queryList } from './read.ts'
import { type ListRow, shape } from './shape.ts'
import type { Table } from './table.ts'

export const operatorShape = shape({
  name: 'operator',
  schema: operator,
  key: ({ id }) => key.operator(id),
})

export const membershipShape = shape({
  name: 'membership',
  schema: membership,
  key: ({ operator, district }) => key.membership(operator, district),
  indexes: ({ operator, district, roles, kinds }) => ({
    gsi1pk: index.operators(district),
    gsi1sk: `${highestOf(roles)}#${operator}`,
    list: { operator, district, roles, kinds },
  }),
})

function highestOf(roles: readonly Role[]): Role {
  return (['coordinator', 'liaison'] as const).find((role) => roles.includes(role)) ?? 'operator'
}

/** An operator as they stand now. */
export async function findOperator(table: Table, id: string): Promise<Operator | undefined> {
  return find(table, operatorShape, key.operator(id))
}

/** What an operator is in a district, if anything. */
export async function findMembership(
  table: Table,
  id: string,
  district: string,
): Promise<Membership | undefined> {
  return find(table, membershipShape, key.membership(id, district))
}

/** Where an operator works. */
export async function membershipsOf(table: Table, id: string): Promise<Membership[]> {
  const items = await Array.fromAsync(queryItems(table, key.operator(id).pk, 'DISTRICT#'))
  return items.map((item) => membershipShape.fromItem(item))
}

const listed = z.omit(membership, { version: true })

/**
 * Who works in a district, coordinators first, by id; those who left too. May be seconds behind. A row that cannot be
 * understood is noted in the log: it must not hide the others.
 */
export async function operatorsOf(table: Table, district: string): Promise<Omit<Membership, 'version'>[]> {
  const rows = await Array.fromAsync(operatorRows(table, district))
  return rows.flatMap((row) => {
    const parsed = listed.safeParse(row)
    if (parsed.success) return [parsed.data]
    log.error('who works in a district cannot be read', parsed.error, {
      subject: `operator/${row['operator']}`,
    })
    return []
  })
}

/** Rows of a district's operators with all that a list shows. May be seconds behind. */
function operatorRows(table: Table, district: string): AsyncGenerator<ListRow> {
  return queryList(table, index.operators(district))
}
