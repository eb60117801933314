/** The least that DynamoDB charges for given items, by "Read and write operations" of its guide. */

import { isDeepStrictEqual } from 'node:util'
import type { AttributeMap } from '../../../local/contracts.ts'
import { itemBytes } from '../../../local/dynamodb/item-size.ts'
import type { ItemChange, StoredItem } from './item-changes.ts'

const WRITE_UNIT_BYTES = 1024
const READ_UNIT_BYTES = 4096

/** Write units of the table itself and of its indexes. */
export interface Units {
  readonly table: number
  readonly gsi1: number
  readonly gsi2: number
}

/** What each index shows of an item besides the table's keys, its own keys first. */
const indexes = { gsi1: ['gsi1pk', 'gsi1sk', 'list'], gsi2: ['gsi2pk', 'gsi2sk'] } as const

export function total({ table, gsi1, gsi2 }: Units): number {
  return table + gsi1 + gsi2
}

/** Bytes that DynamoDB counts for an item. */
export function sizeOf(item: StoredItem): number {
  return itemBytes(onTheWire(item))
}

/** A unit for each KB begun of the larger of both images, two in a transaction; and what the indexes cost. */
export function leastToWrite({ before, after }: ItemChange, isTransactional: boolean): Units {
  return {
    table: (isTransactional ? 2 : 1) * Math.max(writeUnits(before), writeUnits(after)),
    gsi1: entryUnits(before, after, 'gsi1'),
    gsi2: entryUnits(before, after, 'gsi2'),
  }
}

/** A unit for each 4 KB begun of every item, each read for itself and consistently. */
export function leastToRead(items: readonly StoredItem[]): number {
  return items.reduce((sum, item) => sum + Math.ceil(sizeOf(item) / READ_UNIT_BYTES), 0)
}

/** Half a unit for each 4 KB begun of all that a query of an index, which may be behind, finds together. */
export function leastToQuery(items: readonly StoredItem[], index: keyof typeof indexes): number {
  const entries = items.map((item) => entryOf(item, index)).filter((entry) => entry !== undefined)
  const bytes = entries.reduce((sum, entry) => sum + sizeOf(entry), 0)
  return Math.ceil(bytes / READ_UNIT_BYTES) / 2
}

/**
 * An entry that comes, goes or shows something else is written once; one that moves is removed and written. Indexes
 * follow the table by themselves, so a transaction costs them nothing more.
 */
function entryUnits(
  beforeItem: StoredItem | undefined,
  afterItem: StoredItem | undefined,
  index: keyof typeof indexes,
): number {
  const before = entryOf(beforeItem, index)
  const after = entryOf(afterItem, index)
  if (isDeepStrictEqual(before, after)) return 0
  const [partition, sort] = indexes[index]
  const staysInPlace =
    isDeepStrictEqual(before?.[partition], after?.[partition]) &&
    isDeepStrictEqual(before?.[sort], after?.[sort])
  return staysInPlace
    ? Math.max(writeUnits(before), writeUnits(after))
    : writeUnits(before) + writeUnits(after)
}

/** What an index shows of an item; undefined when the item does not stand in it. */
function entryOf(item: StoredItem | undefined, index: keyof typeof indexes): StoredItem | undefined {
  const [partition, sort] = indexes[index]
  if (item?.[partition] === undefined || item[sort] === undefined) return undefined
  const shown = new Set<string>(['pk', 'sk', ...indexes[index]])
  return Object.fromEntries(Object.entries(item).filter(([name]) => shown.has(name)))
}

function writeUnits(item: StoredItem | undefined): number {
  return item === undefined ? 0 : Math.ceil(sizeOf(item) / WRITE_UNIT_BYTES)
}

/** Binaries as base64, as the wire protocol has them; only a body's bytes are binary, and they lie at the top. */
function onTheWire(item: StoredItem): AttributeMap {
  const entries = Object.entries(item).map(([name, value]): [string, Record<string, unknown>] => [
    name,
    value.B === undefined ? { ...value } : { B: Buffer.from(value.B).toString('base64') },
  ])
  return Object.fromEntries(entries)
}
