import type { InvocationResult, LocalClock, LocalLambda } from './contracts.ts'
import { type FunctionLog, openFunctionLog } from './lambda/function-log.ts'
import { type FunctionPool, makeFunctionPool } from './lambda/function-pool.ts'
import type { FunctionDefinition } from './template/functions.ts'

export interface LambdaOptions {
  readonly functions: readonly FunctionDefinition[]
  /** `AWS_REGION`, `AWS_ENDPOINT_URL_DYNAMODB`, …: where the functions' SDK finds the other services. */
  readonly endpoints: Readonly<Record<string, string>>
  /** Each function's lines go to `<logFolder>/<functionName>.jsonl`. */
  readonly logFolder: string
  readonly clock: LocalClock
  /** Every log line of level WARN or worse, as JSON. */
  readonly onWarning?: (functionName: string, line: string) => void
}

/**
 * Runs the bundled functions in worker threads, as Lambda does: one event per worker at a time, warm workers
 * first. A function that crashes, exits or runs out of time or memory costs its own invocation and no more.
 * The memory limit is on what the thread holds in its JavaScript heap and in Buffers; Node itself is not counted.
 */
export function startLambda({
  functions,
  endpoints,
  logFolder,
  clock,
  onWarning,
}: LambdaOptions): LocalLambda {
  // Lambda is in UTC whatever its region, and the time zone belongs to the whole process, not to a thread.
  process.env['TZ'] = 'UTC'
  const logs: FunctionLog[] = []
  const pools = new Map<string, FunctionPool>()
  for (const definition of functions) {
    const log = openFunctionLog({
      folder: logFolder,
      functionName: definition.name,
      now: clock.now,
      onWarning,
    })
    logs.push(log)
    pools.set(definition.name, makeFunctionPool({ definition, endpoints, log }))
  }
  let inFlight = 0

  async function invoke(functionName: string, payload: unknown): Promise<InvocationResult> {
    const pool = pools.get(functionName)
    if (!pool) {
      const known = [...pools.keys()].join(', ') || 'none'
      throw new Error(`no function is named ${functionName}; the template has: ${known}`)
    }
    inFlight += 1
    try {
      return await pool.invoke(JSON.stringify(payload) ?? 'null', clock.offsetMs())
    } finally {
      inFlight -= 1
    }
  }

  return {
    invoke,
    kill(accessKeyId) {
      for (const pool of pools.values()) if (pool.kill(accessKeyId)) return
    },
    inFlight: () => inFlight,
    async stop() {
      await Promise.all([...pools.values()].map((pool) => pool.stop()))
      for (const log of logs) log.close()
    },
  }
}
