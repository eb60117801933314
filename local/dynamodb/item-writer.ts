/** All writes of items: dynalite's own actions run on a view that only collects, and one batch makes them durable. */

import type { AttributeMap } from '../contracts.ts'
import { type Change, type ChangeStream, isSameItem } from './change-stream.ts'
import {
  type Data,
  type LevelOperation,
  prepare,
  run,
  type Store,
  type SubDb,
  type TableDescription,
} from './dynalite.ts'
import { checkAttributes, emptyIndexKey } from './item-rules.ts'
import { itemBytes, MAX_ITEM_BYTES } from './item-size.ts'
import { asWireError, dynamoDbError, validationError, type WireError } from './wire-error.ts'

export type WriteOperation = 'PutItem' | 'UpdateItem' | 'DeleteItem'

/** One write, decided and not yet done. */
export interface StagedWrite {
  /** Table and key of the item; empty when the request was refused before its item was looked up. */
  readonly itemKey: string
  readonly before: AttributeMap | undefined
  readonly after: AttributeMap | undefined
  readonly answer: Data
  readonly refusal: WireError | undefined
  readonly operations: readonly LevelOperation[]
  readonly change: Change | undefined
}

export interface ItemWriter {
  /** Runs one piece of work at a time: what is read inside does not change until it is done. */
  alone<T>(work: () => Promise<T>): Promise<T>
  /** Only inside `alone`. */
  stage(operation: WriteOperation, data: Data): Promise<StagedWrite>
  /** Only inside `alone`: makes the writes durable at once and then emits their changes in order. */
  commit(writes: readonly StagedWrite[]): Promise<void>
  /** A single write as a client asks for it. */
  write(operation: WriteOperation, input: Data): Promise<Data>
  /** Removes an item whose time has come, unless `isExpired` no longer holds. */
  expire(table: string, key: AttributeMap, isExpired: (item: AttributeMap) => boolean): Promise<void>
}

export function makeItemWriter(store: Store, stream: ChangeStream): ItemWriter {
  let last: Promise<unknown> = Promise.resolve()
  const writer: ItemWriter = {
    alone(work) {
      const done = last.then(work)
      last = done.catch(() => undefined)
      return done
    },
    stage: (operation, data) => stage(store, operation, data),
    async commit(writes) {
      const changed = writes.filter((write) => write.change !== undefined)
      if (changed.length === 0) return
      await store.db.batch(changed.flatMap((write) => write.operations))
      stream.emit(changed.flatMap((write) => write.change ?? []))
    },
    write(operation, input) {
      const wantsItem = wantsItemOnRefusal(input)
      checkAttributes(input)
      const data = prepare(store, operation, input)
      return writer.alone(async () => {
        const write = await stage(store, operation, data)
        if (write.refusal) throw wantsItem ? withItem(write.refusal, write.before) : write.refusal
        await writer.commit([write])
        return write.answer
      })
    },
    expire(table, key, isExpired) {
      const data = prepare(store, 'DeleteItem', { TableName: table, Key: key })
      return writer.alone(async () => {
        const write = await stage(store, 'DeleteItem', data)
        if (!write.change || !write.before || !isExpired(write.before)) return
        await writer.commit([{ ...write, change: { ...write.change, byTtl: true } }])
      })
    },
  }
  return writer
}

/** Reads (and checks) a parameter that dynalite does not know and drops. */
export function wantsItemOnRefusal(input: Data): boolean {
  const wanted = input['ReturnValuesOnConditionCheckFailure'] ?? 'NONE'
  if (wanted === 'ALL_OLD' || wanted === 'NONE') return wanted === 'ALL_OLD'
  throw validationError(
    `1 validation error detected: Value '${String(wanted)}' at 'returnValuesOnConditionCheckFailure' failed to satisfy constraint: Member must satisfy enum value set: [ALL_OLD, NONE]`,
  )
}

function withItem(refusal: WireError, item: AttributeMap | undefined): WireError {
  if (refusal.code !== 'ConditionalCheckFailedException' || item === undefined) return refusal
  return dynamoDbError(refusal.code, refusal.message, { Item: item })
}

async function stage(store: Store, operation: WriteOperation, data: Data): Promise<StagedWrite> {
  const seen = collect(store, operation)
  try {
    const answer = await run(seen.view, operation, data)
    return { ...seen.result(), answer, refusal: undefined }
  } catch (error) {
    const refusal = asWireError(error)
    if (refusal === undefined) throw error
    return { ...seen.result(), answer: {}, refusal, operations: [], change: undefined }
  }
}

/** A view of the store on which one action leaves its writes instead of doing them. */
function collect(store: Store, operation: WriteOperation) {
  const operations: LevelOperation[] = []
  let table: TableDescription | undefined
  let itemKey = ''
  let before: AttributeMap | undefined
  let after: AttributeMap | undefined
  const view: Store = {
    ...store,
    getTable(name, checkStatus, callback) {
      const answer = typeof checkStatus === 'function' ? checkStatus : callback
      store.getTable(name, true, (error, found) => {
        table = found
        answer?.(error, found)
      })
    },
    // The prefixes are those under which dynalite itself keeps items and index entries.
    getItemDb: (name) => ({
      ...collectingDb(`item-${name}~`, operations),
      get(key, callback) {
        itemKey = `${name}/${key}`
        store.getItemDb(name).get(key, (error, item) => {
          before = item
          callback(error, item)
        })
      },
      put(key, item, callback) {
        const refusal =
          itemBytes(item) > MAX_ITEM_BYTES ? tooLarge(operation) : table && emptyIndexKey(item, table)
        if (refusal) return callback(refusal)
        after = item
        operations.push({ type: 'put', key: `item-${name}~${key}`, value: item })
        callback()
      },
    }),
    getIndexDb: (kind, name, index) =>
      collectingDb(`index-${kind.toLowerCase()}~${name}~${index}~`, operations),
  }
  const result = () => ({ itemKey, before, after, operations, change: changeOf(table, before, after) })
  return { view, result }
}

function collectingDb(prefix: string, operations: LevelOperation[]): SubDb {
  return {
    // Writers run one at a time, so dynalite's lock has nothing to do.
    lock: (_key, run) => run((callback) => callback),
    get: (_key, callback) => callback(new Error(`an action read ${prefix}, which its view does not hold`)),
    put(key, value, callback) {
      operations.push({ type: 'put', key: prefix + key, value })
      callback()
    },
    del(key, callback) {
      operations.push({ type: 'del', key: prefix + key })
      callback()
    },
    createValueStream() {
      throw new Error(`an action listed ${prefix}, which its view does not hold`)
    },
  }
}

function tooLarge(operation: WriteOperation): WireError {
  const what = operation === 'UpdateItem' ? 'Item size to update' : 'Item size'
  return validationError(`${what} has exceeded the maximum allowed size`)
}

function changeOf(
  table: TableDescription | undefined,
  before: AttributeMap | undefined,
  after: AttributeMap | undefined,
): Change | undefined {
  const present = after ?? before
  if (!table || !present || isSameItem(before, after)) return undefined
  const keys = keysOf(present, table)
  return {
    table: table.TableName,
    keys,
    byTtl: false,
    ...(before && { before }),
    ...(after && { after }),
  }
}

/** The key attributes of an item. */
export function keysOf(item: AttributeMap, table: TableDescription): AttributeMap {
  return Object.fromEntries(
    table.KeySchema.flatMap(({ AttributeName }) => {
      const value = item[AttributeName]
      return value ? [[AttributeName, value]] : []
    }),
  )
}
