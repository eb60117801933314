import type { InvocationResult } from '../contracts.ts'
import { FunctionWorker, type FunctionWorkerOptions } from './function-worker.ts'

/** All workers of one function: warm ones are used again, more are started when all are busy. */
export interface FunctionPool {
  invoke(event: string, clockOffsetMs: number): Promise<InvocationResult>
  /** Ends the worker that owns this access key; says whether there was one. */
  kill(accessKeyId: string): boolean
  stop(): Promise<void>
}

/** Threads of one function at the same time; what comes beyond waits in line. */
const MAX_WORKERS_PER_FUNCTION = 8

const STOPPING: InvocationResult = {
  ok: false,
  errorType: 'ServiceException',
  errorMessage: 'the local runner is stopping and takes no further invocation',
}

/** Makes a pool without any worker; the first invocation starts one. */
export function makeFunctionPool(options: FunctionWorkerOptions): FunctionPool {
  const workers = new Set<FunctionWorker>()
  const idle: FunctionWorker[] = []
  const line: ((worker: FunctionWorker | undefined) => void)[] = []
  let isStopped = false

  function start(): FunctionWorker {
    const worker = new FunctionWorker(options)
    workers.add(worker)
    return worker
  }

  function takeIdle(): FunctionWorker | undefined {
    for (let worker = idle.pop(); worker; worker = idle.pop()) {
      if (worker.isAlive) return worker
      workers.delete(worker)
    }
    return undefined
  }

  function take(): Promise<FunctionWorker | undefined> {
    const worker = takeIdle() ?? (workers.size < MAX_WORKERS_PER_FUNCTION ? start() : undefined)
    if (worker) return Promise.resolve(worker)
    return new Promise((resolve) => line.push(resolve))
  }

  function giveBack(worker: FunctionWorker): void {
    if (!worker.isAlive) workers.delete(worker)
    const next = line.shift()
    if (next) next(worker.isAlive ? worker : start())
    else if (worker.isAlive) idle.push(worker)
  }

  return {
    async invoke(event, clockOffsetMs) {
      const worker = isStopped ? undefined : await take()
      if (!worker) return STOPPING
      try {
        return await worker.invoke(event, clockOffsetMs)
      } finally {
        if (!isStopped) giveBack(worker)
      }
    },
    kill(accessKeyId) {
      const worker = [...workers].find((candidate) => candidate.accessKeyId === accessKeyId)
      void worker?.end('killed')
      return worker !== undefined
    },
    async stop() {
      isStopped = true
      for (const resolve of line.splice(0)) resolve(undefined)
      await Promise.all([...workers].map((worker) => worker.end('stopped')))
    },
  }
}
