import { type Deed, deed, undoableSince } from '../domain/deed.ts'
import { key } from './keys.ts'
import { queryItemsBetween } from './read.ts'
import { secondsAfter, shape } from './shape.ts'
import type { Table } from './table.ts'

/** Long after it can be undone, until the next summary of somebody who was away has named it. */
const KEPT_DAYS = 14

export const deedShape = shape({
  name: 'deed',
  schema: deed,
  key: ({ operator, at, id }) => key.deed(operator, at, id),
  indexes: ({ at }) => ({ expiresAt: secondsAfter(at, KEPT_DAYS) }),
})

/** What an operator did by links since an instant, the oldest first; what was undone too. */
export async function deedsSince(table: Table, operator: string, since: Date): Promise<Deed[]> {
  const { pk, sk } = key.deed(operator, since.toISOString(), '')
  // `~` sorts behind every instant and id.
  const to = key.deed(operator, '~', '').sk
  const items = await Array.fromAsync(queryItemsBetween(table, { pk, from: sk, to }))
  return items.map((item) => deedShape.fromItem(item))
}

/** One of an operator's deeds of the time in which it can be undone, by its id. */
export async function findDeed(
  table: Table,
  operator: string,
  id: string,
  now: Date,
): Promise<Deed | undefined> {
  return (await deedsSince(table, operator, undoableSince(now))).find((one) => one.id === id)
}
