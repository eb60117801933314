/** Answers a query of an index as the index looked a moment ago: on AWS indexes follow the table with a delay. */

import { Readable } from 'node:stream'
import type { AttributeMap, TableChange } from '../contracts.ts'
import {
  type Data,
  dynaliteDb,
  getTable,
  type IndexDescription,
  type RangeOptions,
  run,
  type Store,
  type SubDb,
  type TableDescription,
} from './dynalite.ts'

/** A lag longer than this is cut to it. */
const REMEMBERED_MS = 3000

interface Remembered {
  readonly at: number
  readonly table: string
  readonly keys: AttributeMap
  readonly before: AttributeMap | undefined
}

export interface Journal {
  note(change: TableChange): void
  /** Every item of the table that changed within the last `ms`, as it was before that; undefined: it was not there. */
  itemsBefore(table: TableDescription, ms: number): Map<string, AttributeMap | undefined>
}

export function makeJournal(elapsedMs: () => number = () => performance.now()): Journal {
  let entries: Remembered[] = []
  let pruneAt = 0
  return {
    note({ table, keys, before }) {
      const at = elapsedMs()
      entries.push({ at, table, keys, before })
      if (at < pruneAt) return
      entries = entries.filter((entry) => entry.at > at - REMEMBERED_MS)
      pruneAt = at + REMEMBERED_MS
    },
    itemsBefore(table, ms) {
      const since = elapsedMs() - Math.min(ms, REMEMBERED_MS)
      const items = new Map<string, AttributeMap | undefined>()
      for (const entry of entries) {
        if (entry.at <= since || entry.table !== table.TableName) continue
        const key = dynaliteDb.createKey(entry.keys, table)
        if (!items.has(key)) items.set(key, entry.before)
      }
      return items
    },
  }
}

/** Runs a prepared query of an index as if the last `lagMs` had not reached the index yet. */
export async function queryLate(store: Store, journal: Journal, data: Data, lagMs: number): Promise<Data> {
  const table = await getTable(store, String(data['TableName']))
  const index = table.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === data['IndexName'])
  const items = journal.itemsBefore(table, lagMs)
  if (index === undefined || items.size === 0) return run(store, 'Query', data)
  const view: Store = {
    ...store,
    getIndexDb: (kind, name, indexName) =>
      lateDb(store.getIndexDb(kind, name, indexName), table, index, items),
  }
  return run(view, 'Query', data)
}

function lateDb(
  present: SubDb,
  table: TableDescription,
  index: IndexDescription,
  items: ReadonlyMap<string, AttributeMap | undefined>,
): SubDb {
  return {
    ...present,
    createValueStream: (range) => Readable.from(lateEntries(present, table, index, items, range)),
  }
}

async function* lateEntries(
  present: SubDb,
  table: TableDescription,
  index: IndexDescription,
  items: ReadonlyMap<string, AttributeMap | undefined>,
  range: RangeOptions,
): AsyncGenerator<AttributeMap> {
  // The limit would count entries that are left out below; the query stops reading by itself.
  const unchanged: AttributeMap[] = await present.createValueStream({ ...range, limit: -1 }).toArray()
  const entries = unchanged
    .filter((item) => !items.has(dynaliteDb.createKey(item, table)))
    .map((item) => ({ key: dynaliteDb.createIndexKey(item, table, index.KeySchema), item }))
  for (const item of items.values()) {
    if (item === undefined) continue
    const former = dynaliteDb.getIndexActions([index], undefined, item, table).puts
    entries.push(...former.filter(({ key }) => isWithin(key, range)))
  }
  const direction = range.reverse === true ? -1 : 1
  entries.sort((a, b) => (a.key < b.key ? -direction : direction))
  // As the store would give them: without the members that JSON leaves out.
  for (const { item } of entries) yield JSON.parse(JSON.stringify(item))
}

function isWithin(key: string, { gt, gte, lt, lte }: RangeOptions): boolean {
  return (
    (gt === undefined || key > gt) &&
    (gte === undefined || key >= gte) &&
    (lt === undefined || key < lt) &&
    (lte === undefined || key <= lte)
  )
}
