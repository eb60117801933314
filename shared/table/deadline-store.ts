import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { type Deadline, deadline, deadlineId, isOpen, type OpenDeadline } from '../domain/deadline.ts'
import { Unreadable } from '../errors.ts'
import { log } from '../log.ts'
import { eventOwner, index, type Key, key, SHARDS, shardOf, URGENT } from './keys.ts'
import { find, getItems, queryIndex, queryItems, queryList } from './read.ts'
import { type ListRow, shape } from './shape.ts'
import type { Table } from './table.ts'

export const deadlineShape = shape({
  name: 'deadline',
  schema: deadline,
  key: ({ subject, kind, number }) => key.deadline(subject, kind, number),
  indexes: (one) => (isOpen(one) ? whileOpen(one) : {}),
})

/** Only what is open stands in the indexes: cost follows what is due, not what ever was. */
function whileOpen(one: OpenDeadline) {
  const { subject, kind, number, district, owner, caseCode, basis, isUrgent, due, next, missedAt } = one
  const id = deadlineId(one)
  return {
    gsi1pk: owner === undefined ? index.districtDeadlines(district) : index.operatorDeadlines(owner),
    gsi1sk: `${due}#${id}`,
    gsi2pk: index.due(kind === 'danger' ? URGENT : shardOf(id)),
    gsi2sk: `${next.at}#${id}`,
    list: { subject, kind, number, district, owner, caseCode, basis, isUrgent, due, missedAt },
  }
}

/** All deadlines of a subject, those that ended too. */
export async function deadlinesOf(table: Table, subject: string): Promise<Deadline[]> {
  const items = await Array.fromAsync(queryItems(table, eventOwner(subject), 'DEADLINE#'))
  return items.map((item) => deadlineShape.fromItem(item))
}

/** One deadline as it stands now. */
export async function findDeadline(
  table: Table,
  subject: string,
  kind: string,
  number: number,
): Promise<Deadline | undefined> {
  return find(table, deadlineShape, key.deadline(subject, kind, number))
}

/**
 * Deadlines as they stand now, in no order. What is not there is left out; so is what cannot be read, which is told in the
 * log: it must not hide the others.
 */
export async function findDeadlines(
  table: Table,
  named: readonly Pick<Deadline, 'subject' | 'kind' | 'number'>[],
): Promise<Deadline[]> {
  const keys = named.map(({ subject, kind, number }) => key.deadline(subject, kind, number))
  const items = await getItems(table, keys)
  return items.flatMap((item) => {
    try {
      return [deadlineShape.fromItem(item)]
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      log.error('a deadline cannot be read', error)
      return []
    }
  })
}

/** The same by its key, as the due index has it. */
export async function deadlineAt(table: Table, at: Key): Promise<Deadline | undefined> {
  return find(table, deadlineShape, at)
}

/** Rows of what an operator has to do, by due day. May be seconds behind. */
export function deadlineRows(table: Table, operator: string): AsyncGenerator<ListRow> {
  return queryList(table, index.operatorDeadlines(operator))
}

/** Rows of what a district has to do itself, because nobody else is there. May be seconds behind. */
export function unownedRows(table: Table, district: string): AsyncGenerator<ListRow> {
  return queryList(table, index.districtDeadlines(district))
}

/** How much an operator has open; up to one page, which is several thousand. May be seconds behind. */
export async function countDeadlines(table: Table, operator: string): Promise<number> {
  const { Count = 0 } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: 'gsi1',
      KeyConditionExpression: 'gsi1pk = :pk',
      ExpressionAttributeValues: { ':pk': index.operatorDeadlines(operator) },
      Select: 'COUNT',
    }),
  )
  return Count
}

/** Whether a district has something to do itself, because nobody else is there. May be seconds behind. */
export async function hasUnowned(table: Table, district: string): Promise<boolean> {
  const pk = index.districtDeadlines(district)
  for await (const _ of queryIndex(table, { index: 'gsi1', pk, pageSize: 1 })) return true
  return false
}

/** Keys of what is due at an instant in one shard, the longest due first. May be seconds behind. */
export async function* dueKeys(
  table: Table,
  shard: number | typeof URGENT,
  at: Date,
  pageSize?: number,
): AsyncGenerator<Key & { readonly since: Date }> {
  const query = {
    index: 'gsi2',
    pk: index.due(shard),
    upTo: upTo(at),
    ...(pageSize === undefined ? {} : { pageSize }),
  } as const
  for await (const { pk, sk, gsi2sk } of queryIndex(table, query)) {
    yield { pk: String(pk), sk: String(sk), since: new Date(String(gsi2sk).split('#')[0] ?? '') }
  }
}

/** `~` sorts behind every id of the same instant. */
function upTo(at: Date): string {
  return `${at.toISOString()}~`
}

/** Since when the longest due has been due, of what stands in the shards. May be seconds behind. */
export async function longestDue(table: Table, at: Date): Promise<Date | undefined> {
  const firsts = await Promise.all(
    Array.from({ length: SHARDS }, async (_, shard) => {
      for await (const { since } of dueKeys(table, shard, at, 1)) return since
      return undefined
    }),
  )
  return firsts
    .filter((one) => one !== undefined)
    .toSorted((one, other) => one.getTime() - other.getTime())[0]
}
