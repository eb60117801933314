/**
 * Runs inside a worker thread: loads one bundle and hands it one event at a time.
 * The host compiles this file once and starts every thread from the text, because a thread that strips types
 * by itself takes 100 ms to start instead of 47; so nothing but Node's own modules may be imported here.
 */
import { createRequire, enableCompileCache } from 'node:module'
import { format } from 'node:util'
import { parentPort, workerData } from 'node:worker_threads'
import type {
  FunctionError,
  InvokeRequest,
  OutputLevel,
  ThreadMessage,
  ThreadSetup,
} from './thread-messages.ts'

type Handler = (event: unknown, context: object) => unknown

const setup: ThreadSetup = workerData

function tell(message: ThreadMessage): void {
  parentPort?.postMessage(message)
}

function captureStream(name: 'stdout' | 'stderr'): void {
  type Done = (error?: Error | null) => void
  process[name].write = (chunk: string | Uint8Array, encodingOrDone?: BufferEncoding | Done, done?: Done) => {
    const encoding = typeof encodingOrDone === 'string' ? encodingOrDone : 'utf8'
    const text = typeof chunk === 'string' ? Buffer.from(chunk, encoding) : Buffer.from(chunk)
    tell({ kind: 'raw', stream: name, text: text.toString('utf8') })
    const called = typeof encodingOrDone === 'function' ? encodingOrDone : done
    if (called) queueMicrotask(() => called())
    return true
  }
}

function captureConsole(): void {
  const at =
    (level: OutputLevel) =>
    (...parts: unknown[]) =>
      tell({ kind: 'line', level, text: format(...parts) })
  Object.assign(globalThis.console, {
    debug: at('DEBUG'),
    trace: at('DEBUG'),
    log: at('INFO'),
    info: at('INFO'),
    warn: at('WARN'),
    error: at('ERROR'),
  })
}

function describe(error: unknown): FunctionError {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] }
  return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') }
}

function crash(error: FunctionError): never {
  tell({ kind: 'crashed', ...error })
  process.exit(129)
}

function loadHandler(): Handler {
  const exported: Record<string, unknown> = createRequire(setup.bundle)(setup.bundle)
  const handler = exported[setup.exportName]
  if (typeof handler !== 'function') {
    const errorMessage = `${setup.bundle} exports no function named ${setup.exportName}; it exports: ${Object.keys(exported).join(', ') || 'nothing'}`
    return crash({ errorType: 'Runtime.HandlerNotFound', errorMessage, trace: [] })
  }
  // Node 24 on Lambda no longer calls back: such a handler would never answer there.
  if (handler.length >= 3) {
    const errorMessage = `${setup.exportName} of ${setup.bundle} takes a callback; Lambda's Node 24 wants an async function`
    return crash({ errorType: 'Runtime.CallbackHandlerDeprecated', errorMessage, trace: [] })
  }
  // What a bundle exports has no type here; anything callable is called as Lambda calls it.
  return handler as Handler
}

function makeContext(request: InvokeRequest): object {
  const deadline = Date.now() + request.timeoutMs
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: setup.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: setup.functionArn,
    memoryLimitInMB: String(setup.memoryMb),
    awsRequestId: request.requestId,
    logGroupName: setup.logGroupName,
    logStreamName: setup.logStreamName,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  }
}

async function invoke(handler: Handler, request: InvokeRequest): Promise<ThreadMessage> {
  try {
    const result = await handler(JSON.parse(request.event), makeContext(request))
    return { kind: 'succeeded', result: JSON.stringify(result) ?? 'null' }
  } catch (error) {
    return { kind: 'failed', ...describe(error) }
  }
}

captureStream('stdout')
captureStream('stderr')
captureConsole()
process.on('uncaughtException', (error) => crash(describe(error)))
process.on('unhandledRejection', (reason) => {
  crash({ ...describe(reason), errorType: 'Runtime.UnhandledPromiseRejection', errorMessage: String(reason) })
})

// A bundle loads a third faster when another worker, or another run, has compiled it before.
enableCompileCache(setup.compileCacheFolder)
const handler = loadHandler()
parentPort?.on('message', async (request: InvokeRequest) => {
  process.env['CLOCK_OFFSET_MS'] = String(request.clockOffsetMs)
  tell({ kind: 'started' })
  tell(await invoke(handler, request))
})
