import { type Handover, handover } from '../domain/handover.ts'
import { index, key } from './keys.ts'
import { find, queryIndex, queryItems, queryList } from './read.ts'
import { type ListRow, shape } from './shape.ts'
import type { Table } from './table.ts'

export const handoverShape = shape({
  name: 'handover',
  schema: handover,
  key: ({ referral, number }) => key.handover(referral, number),
  indexes: ({ from, to, status, offeredAt, caseCode, referral, number, answeredAt, reason }) => ({
    gsi1pk: index.handoversTo(to, status),
    gsi1sk: offeredAt,
    gsi2pk: index.handoversFrom(from, status),
    gsi2sk: offeredAt,
    list: { caseCode, referral, number, from, to, status, offeredAt, answeredAt, reason },
  }),
})

/** All offers of a referral to other districts, the first one first. */
export async function handoversOf(table: Table, referral: string): Promise<Handover[]> {
  const items = await Array.fromAsync(queryItems(table, key.referral(referral).pk, 'HANDOVER#'))
  return items.map((item) => handoverShape.fromItem(item))
}

/** Rows of what is offered to a district, in one status, the oldest first. May be seconds behind. */
export function handoverRows(table: Table, to: string, status: Handover['status']): AsyncGenerator<ListRow> {
  return queryList(table, index.handoversTo(to, status))
}

/** What a district offers to others, in one status, the oldest first. May be seconds behind. */
export async function handoversFrom(
  table: Table,
  from: string,
  status: Handover['status'],
): Promise<Handover[]> {
  const found: Handover[] = []
  for await (const { pk, sk } of queryIndex(table, {
    index: 'gsi2',
    pk: index.handoversFrom(from, status),
  })) {
    const one = await find(table, handoverShape, { pk: String(pk), sk: String(sk) })
    if (one !== undefined) found.push(one)
  }
  return found
}
