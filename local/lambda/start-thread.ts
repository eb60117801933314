import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { transformSync } from 'esbuild'
import { functionArn, onThisMachine } from '../template/arns.ts'
import type { FunctionDefinition } from '../template/functions.ts'
import { functionEnvironment } from './function-environment.ts'
import { heapLimits } from './memory-watch.ts'
import type { ThreadSetup } from './thread-messages.ts'

const compileCacheFolder = fileURLToPath(new URL('../../node_modules/.cache/raccordo', import.meta.url))

let threadUrl: URL | undefined

function threadCode(): URL {
  if (threadUrl) return threadUrl
  const source = readFileSync(new URL('./function-thread.ts', import.meta.url), 'utf8')
  const { code } = transformSync(source, { loader: 'ts', format: 'esm', target: 'node24' })
  threadUrl = new URL(`data:text/javascript,${encodeURIComponent(code)}`)
  return threadUrl
}

function threadSetup(definition: FunctionDefinition, region: string, logStreamName: string): ThreadSetup {
  const [file = 'index', exportName = 'handler'] = definition.handler.split('.')
  return {
    compileCacheFolder,
    bundle: join(definition.codePath, `${file}.cjs`),
    exportName,
    functionName: definition.name,
    functionArn: functionArn(onThisMachine(region), definition.name),
    memoryMb: definition.memoryMb,
    logGroupName: `/aws/lambda/${definition.name}`,
    logStreamName,
  }
}

/** Starts a thread that loads the function's bundle and then waits for events. */
export function startThread(
  definition: FunctionDefinition,
  endpoints: Readonly<Record<string, string>>,
  accessKeyId: string,
): Worker {
  return new Worker(threadCode(), {
    name: definition.name,
    workerData: threadSetup(definition, endpoints['AWS_REGION'] ?? 'us-east-1', accessKeyId),
    env: functionEnvironment(definition, endpoints, accessKeyId),
    // The runner's own flags and module hooks are none of a function's business.
    execArgv: [],
    resourceLimits: heapLimits(definition.memoryMb),
  })
}
