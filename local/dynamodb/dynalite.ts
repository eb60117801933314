/** The door to dynalite, which has no types: its store, its validation rules and its actions, without its HTTP server. */

import { createRequire } from 'node:module'
import type { Readable } from 'node:stream'
import type { AttributeMap } from '../contracts.ts'

type Callback<T> = (error?: Error | null, value?: T) => void
export type Data = Record<string, unknown>

interface KeyElement {
  readonly AttributeName: string
}

export interface IndexDescription {
  readonly IndexName: string
  readonly KeySchema: readonly KeyElement[]
}

export interface TableDescription {
  readonly TableName: string
  readonly TableArn: string
  readonly TableStatus: string
  readonly KeySchema: readonly KeyElement[]
  readonly GlobalSecondaryIndexes?: readonly IndexDescription[]
}

export interface RangeOptions {
  readonly gt?: string
  readonly gte?: string
  readonly lt?: string
  readonly lte?: string
  readonly reverse?: boolean
  readonly limit?: number
}

export interface SubDb {
  lock(key: string, run: (release: <T>(callback: Callback<T>) => Callback<T>) => void): void
  get(key: string, callback: Callback<AttributeMap>): void
  put(key: string, value: AttributeMap, callback: Callback<void>): void
  del(key: string, callback: Callback<void>): void
  createValueStream(options: RangeOptions): Readable
}

export type LevelOperation =
  | { readonly type: 'put'; readonly key: string; readonly value: unknown }
  | { readonly type: 'del'; readonly key: string }

interface Level {
  open(): Promise<void>
  close(): Promise<void>
  put(key: string, value: unknown): Promise<void>
  del(key: string): Promise<void>
  batch(operations: readonly LevelOperation[]): Promise<void>
  iterator(range: RangeOptions): AsyncIterable<[string, unknown]>
}

export interface Store {
  readonly db: Level
  getItemDb(table: string): SubDb
  getIndexDb(kind: string, table: string, index: string): SubDb
  getTable(
    table: string,
    checkStatus: boolean | Callback<TableDescription>,
    callback?: Callback<TableDescription>,
  ): void
}

interface StoredEntry {
  readonly index: string
  readonly key: string
  readonly item: AttributeMap
}

interface DynaliteDb {
  create(options: Data): Store
  createKey(item: AttributeMap, table: TableDescription): string
  createIndexKey(item: AttributeMap, table: TableDescription, schema: readonly KeyElement[]): string
  getIndexActions(
    indexes: readonly IndexDescription[],
    before: AttributeMap | undefined,
    after: AttributeMap,
    table: TableDescription,
  ): { readonly puts: readonly StoredEntry[] }
}

interface Rules {
  readonly types: Data
  readonly custom?: (data: Data, store: Store) => string | undefined
}

interface DynaliteValidations {
  checkTypes(data: Data, types: Data): Data
  checkValidations(data: Data, types: Data, custom: Rules['custom'], store: Store): void
}

type Action = (store: Store, data: Data, callback: Callback<Data>) => void

const require = createRequire(import.meta.url)
// The package is untyped JavaScript: these interfaces are what we read from its source, version 4.0.0.
export const dynaliteDb = require('dynalite/db') as DynaliteDb
const validations = require('dynalite/validations') as DynaliteValidations

/** What dynalite does itself; everything else that we answer is ours. */
const operations = [
  'BatchGetItem',
  'BatchWriteItem',
  'CreateTable',
  'DeleteItem',
  'DeleteTable',
  'DescribeTable',
  'GetItem',
  'ListTables',
  'ListTagsOfResource',
  'PutItem',
  'Query',
  'Scan',
  'TagResource',
  'UntagResource',
  'UpdateItem',
  'UpdateTable',
] as const
export type DynaliteOperation = (typeof operations)[number]

function load<T>(folder: string): Map<string, T> {
  return new Map(
    operations.map((name) => [
      name,
      // One file per operation, by its name in lower camel case.
      require(`dynalite/${folder}/${name.charAt(0).toLowerCase()}${name.slice(1)}`) as T,
    ]),
  )
}

const actions = load<Action>('actions')
const rules = load<Rules>('validations')

export function isDynaliteOperation(name: string): name is DynaliteOperation {
  return actions.has(name)
}

/**
 * Checks a request and parses its expressions; the result belongs to one run, since actions change it.
 * @throws dynalite's own errors
 */
export function prepare(store: Store, operation: DynaliteOperation, input: Data): Data {
  const { types, custom } = rules.get(operation) ?? { types: {} }
  const data = validations.checkTypes(input, types)
  validations.checkValidations(data, types, custom, store)
  return data
}

/** Runs a prepared request against the store or a view of it. */
export function run(store: Store, operation: DynaliteOperation, data: Data): Promise<Data> {
  const action = actions.get(operation)
  if (action === undefined) throw new Error(`dynalite has no action for ${operation}`)
  return new Promise((resolve, reject) => {
    action(store, data, (error, answer) => (error ? reject(error) : resolve(answer ?? {})))
  })
}

/** @throws ResourceNotFoundException when there is no such table */
export function getTable(store: Store, name: string): Promise<TableDescription> {
  return new Promise((resolve, reject) => {
    store.getTable(name, false, (error, table) => (error || !table ? reject(error) : resolve(table)))
  })
}
