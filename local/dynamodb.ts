import type { CallHooks, LocalClock, LocalDynamoDb } from './contracts.ts'
import { makeChangeStream } from './dynamodb/change-stream.ts'
import { makeJournal } from './dynamodb/index-lag.ts'
import { makeItemWriter } from './dynamodb/item-writer.ts'
import { openStore } from './dynamodb/open-store.ts'
import { makeOperations } from './dynamodb/operations.ts'
import { makeDynamoDbServer } from './dynamodb/server.ts'
import { openSettings } from './dynamodb/table-settings.ts'
import { startTimeToLive } from './dynamodb/time-to-live.ts'
import { makeTransactions } from './dynamodb/transactions.ts'
import { close, listen } from './stack/http-server.ts'

export interface DynamoDbOptions {
  /** Folder of the store; in memory without it. */
  readonly path?: string
  readonly hooks?: CallHooks
  /** The time by which items expire; the machine's without it. */
  readonly clock?: Pick<LocalClock, 'now'>
  /** A clock that only goes forward, by which indexes are late; for tests. */
  readonly elapsedMs?: () => number
  /** 0, or nothing: any free one. */
  readonly port?: number
}

/**
 * DynamoDB on this machine: dynalite's store and actions, and over them transactions, a change stream, expiry and
 * faults on demand.
 * @throws when the folder is open elsewhere or the port is taken
 */
export async function startDynamoDb(options: DynamoDbOptions = {}): Promise<LocalDynamoDb> {
  const { hooks = {}, clock, port } = options
  const now = () => clock?.now() ?? new Date()
  const { store, close: closeStore } = await openStore(options.path)
  const settings = await openSettings(store)
  const stream = makeChangeStream(now)
  const journal = hooks.indexLagMs && makeJournal(options.elapsedMs)
  if (journal) stream.listen(journal.note)
  const writer = makeItemWriter(store, stream)
  const timeToLive = await startTimeToLive({ store, writer, stream, settings, now, failed })
  const transactions = makeTransactions(store, writer)
  const operations = makeOperations({ store, writer, transactions, timeToLive, settings, journal, hooks })
  const server = makeDynamoDbServer(operations, hooks, failed)
  const url = await listen(server, port).catch(async (error: unknown) => {
    timeToLive.stop()
    await closeStore()
    throw error
  })
  const stop = async () => {
    timeToLive.stop()
    const closed = close(server)
    // What is being written is still written; callers that wait for more are let go.
    await writer.alone(async () => undefined)
    server.closeAllConnections()
    await closed
    await closeStore()
  }
  let stopped: Promise<void> | undefined
  return {
    url,
    onChange: stream.listen,
    stop() {
      stopped ??= stop()
      return stopped
    },
  }
}

function failed(error: unknown): void {
  process.stderr.write(`the local DynamoDB failed: ${error instanceof Error ? error.stack : String(error)}\n`)
}
