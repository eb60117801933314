/** The two engines that the conformance suite compares: the local layer and AWS's own DynamoDB Local. */

import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe } from 'vitest'
import type { TableChange } from '../../local/contracts.ts'
import { startDynamoDb } from '../../local/dynamodb.ts'
import { localChanges, streamChanges, type TestChange } from './dynamodb-changes.ts'
import { hasJava, missingJava } from './dynamodb-local.ts'
import { dynamoDbLocalForAll } from './dynamodb-local-for-all.ts'
import { createTestTable } from './dynamodb-table.ts'

/** A running engine with clients for it. */
export interface DynamoDbEngine {
  readonly client: DynamoDBClient
  readonly document: DynamoDBDocumentClient
  /** Waits until the table's stream has told `count` changes, and gives all that it has told. */
  changes(table: string, count: number): Promise<TestChange[]>
  stop(): Promise<void>
}

export interface EngineChoice {
  readonly name: string
  /** Why it cannot run here; its tests are skipped then. */
  readonly unavailable: string | undefined
  start(): Promise<DynamoDbEngine>
}

const connection = {
  region: 'eu-south-1',
  credentials: { accessKeyId: 'conformance', secretAccessKey: 'none' },
}

/** Both engines. Without Java the second says so, or fails when CI or RACCORDO_REQUIRE_JAVA asks for it. */
export function dynamoDbEngines(): readonly EngineChoice[] {
  const isRequired = Boolean(process.env['CI'] || process.env['RACCORDO_REQUIRE_JAVA'])
  const unavailable = isRequired || hasJava() ? undefined : missingJava
  return [
    { name: 'the local layer', unavailable: undefined, start: startLayer },
    { name: 'DynamoDB Local', unavailable, start: startJavaEngine },
  ]
}

/** One describe block per engine: `describeEachEngine('transactions', (start) => …)`. */
export function describeEachEngine(subject: string, tests: (start: EngineChoice['start']) => void): void {
  for (const { name, unavailable, start } of dynamoDbEngines()) {
    const title = `${subject} on ${name}`
    // The default reporter counts skipped tests and does not name them.
    if (unavailable !== undefined) process.stderr.write(`${title}: skipped, ${unavailable}\n`)
    describe.skipIf(unavailable !== undefined)(title, () => tests(start))
  }
}

/** One empty table on one engine, there before the first test of the block and gone after the last. */
export interface TableUnderTest {
  readonly client: DynamoDBClient
  readonly document: DynamoDBDocumentClient
  readonly name: string
}

export function useTable(start: EngineChoice['start']): TableUnderTest {
  let engine: DynamoDbEngine | undefined
  let name: string | undefined
  const ready = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error('the table is there from the first test on, not before')
    return value
  }
  beforeAll(async () => {
    engine = await start()
    name = await createTestTable(engine.client)
  })
  afterAll(() => engine?.stop())
  return {
    get client() {
      return ready(engine).client
    },
    get document() {
      return ready(engine).document
    },
    get name() {
      return ready(name)
    },
  }
}

async function startLayer(): Promise<DynamoDbEngine> {
  const database = await startDynamoDb()
  const told: TableChange[] = []
  database.onChange((change) => told.push(change))
  const { client, document } = clients(database.url)
  return {
    client,
    document,
    changes: (table, count) => localChanges(told, table, count),
    async stop() {
      client.destroy()
      await database.stop()
    },
  }
}

async function startJavaEngine(): Promise<DynamoDbEngine> {
  const endpoint = await dynamoDbLocalForAll()
  const { client, document } = clients(endpoint)
  return {
    client,
    document,
    changes: (table, count) => streamChanges(endpoint, connection, client, table, count),
    stop: async () => client.destroy(),
  }
}

function clients(endpoint: string) {
  // One attempt: what the engine answers is what the test must see.
  const client = new DynamoDBClient({ ...connection, endpoint, maxAttempts: 1 })
  const document = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
  return { client, document }
}
