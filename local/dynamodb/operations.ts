import type { CallHooks, ServiceCall } from '../contracts.ts'
import { writeBatch } from './batch-write.ts'
import { type Data, getTable, isDynaliteOperation, prepare, run, type Store } from './dynalite.ts'
import { type Journal, queryLate } from './index-lag.ts'
import type { ItemWriter } from './item-writer.ts'
import type { SettingsStore, TableSettings } from './table-settings.ts'
import type { TimeToLive } from './time-to-live.ts'
import type { Transactions } from './transactions.ts'
import { WireError } from './wire-error.ts'

interface Parts {
  readonly store: Store
  readonly writer: ItemWriter
  readonly transactions: Transactions
  readonly timeToLive: TimeToLive
  readonly settings: SettingsStore
  /** Kept only when somebody asks for late indexes. */
  readonly journal: Journal | undefined
  readonly hooks: CallHooks
}

export type Operation = (input: Data, call: ServiceCall) => Promise<Data>

/** What is answered to each operation: ours where dynalite has nothing or too little, else its own action. */
export function makeOperations(parts: Parts): (name: string) => Operation {
  const { store, writer, transactions, timeToLive } = parts
  const ours = new Map<string, Operation>([
    ['PutItem', (input) => writer.write('PutItem', input)],
    ['UpdateItem', (input) => writer.write('UpdateItem', input)],
    ['DeleteItem', (input) => writer.write('DeleteItem', input)],
    ['BatchWriteItem', (input) => writeBatch(store, writer, input)],
    ['TransactWriteItems', (input) => transactions.write(input)],
    ['TransactGetItems', (input) => transactions.get(input)],
    ['Query', (input, call) => query(parts, input, call)],
    ['CreateTable', (input) => createTable(parts, input)],
    [
      'DescribeTable',
      async (input) => ({ Table: describe(parts, await theirs(store, 'DescribeTable', input)) }),
    ],
    ['DeleteTable', (input) => deleteTable(parts, input)],
    ['UpdateTimeToLive', (input) => timeToLive.update(input)],
    ['DescribeTimeToLive', (input) => timeToLive.describe(input)],
  ])
  return (name) => ours.get(name) ?? ((input) => theirs(store, name, input))
}

function theirs(store: Store, name: string, input: Data): Promise<Data> {
  if (!isDynaliteOperation(name)) {
    throw new WireError({ __type: 'com.amazon.coral.service#UnknownOperationException', message: name })
  }
  return run(store, name, prepare(store, name, input))
}

function query({ store, journal, hooks }: Parts, input: Data, call: ServiceCall): Promise<Data> {
  const data = prepare(store, 'Query', input)
  const lagMs = journal && data['IndexName'] !== undefined ? (hooks.indexLagMs?.(call) ?? 0) : 0
  return journal && lagMs > 0 ? queryLate(store, journal, data, lagMs) : run(store, 'Query', data)
}

/** Answers when the table can be used, so that nobody meets the moment in which dynalite is still creating it. */
async function createTable(parts: Parts, input: Data): Promise<Data> {
  const { store, settings } = parts
  const stream = readStream(input['StreamSpecification'])
  const { TableDescription } = await theirs(store, 'CreateTable', input)
  const name = String(described(TableDescription)['TableName'])
  await settings.set(name, stream)
  while ((await getTable(store, name)).TableStatus === 'CREATING') {
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  return { TableDescription: describe(parts, { Table: TableDescription }) }
}

async function deleteTable(parts: Parts, input: Data): Promise<Data> {
  const { TableName } = prepare(parts.store, 'DeleteTable', { ...input })
  return parts.writer.alone(async () => {
    await getTable(parts.store, String(TableName))
    // First, so that a crash in between leaves no settings without a table.
    await parts.settings.delete(String(TableName))
    return theirs(parts.store, 'DeleteTable', input)
  })
}

function readStream(specification: unknown): TableSettings {
  const { StreamEnabled: enabled, StreamViewType: viewType } = described(specification)
  return enabled === true ? { streamViewType: String(viewType) } : {}
}

function describe({ settings }: Parts, { Table }: Data): Data {
  const table = described(Table)
  const { streamViewType } = settings.get(String(table['TableName']))
  if (streamViewType === undefined) return table
  return {
    ...table,
    StreamSpecification: { StreamEnabled: true, StreamViewType: streamViewType },
    LatestStreamLabel: 'local',
    LatestStreamArn: `${String(table['TableArn'])}/stream/local`,
  }
}

function described(value: unknown): Data {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
