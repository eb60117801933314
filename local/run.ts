/** `npm start`: runs the stack on this machine until Ctrl-C. */

import { type RunOptions, readOptions, usage, WrongUsage } from './options.ts'
import { type RunningStack, startStack } from './stack.ts'

/** One Ctrl-C may reach the process twice, from the terminal and from npm. */
const SAME_KEY_MS = 500

const say = (line: string) => process.stdout.write(`${line}\n`)
const complain = (line: string) => process.stderr.write(`${line}\n`)

process.exitCode = await main(process.argv.slice(2))
process.exit()

async function main(args: readonly string[]): Promise<number> {
  const options = readOptionsOrExplain(args)
  if (options === 'help') say(usage.trimEnd())
  if (options === 'help' || options === 'wrong') return options === 'help' ? 0 : 2
  const { stopped, signal } = listenForSignals()
  let stack: RunningStack
  try {
    stack = await startStack({ ...options, print: say, signal })
  } catch (error) {
    if (signal.aborted) return 0
    complain(explain(error, options))
    return 1
  }
  if (!signal.aborted) printEndpoints(stack)
  await stopped
  say('stopping …')
  const problems = await stack.stop()
  for (const problem of problems) complain(problem)
  say('stopped')
  return problems.length === 0 ? 0 : 1
}

function readOptionsOrExplain(args: readonly string[]): RunOptions | 'help' | 'wrong' {
  try {
    return readOptions(args)
  } catch (error) {
    if (!(error instanceof WrongUsage)) throw error
    complain(`${error.message}\n\n${usage.trimEnd()}`)
    return 'wrong'
  }
}

/** The first signal stops in order, another one at once. */
function listenForSignals(): { stopped: Promise<void>; signal: AbortSignal } {
  const stopping = new AbortController()
  let firstAt: number | undefined
  const take = () => {
    firstAt ??= performance.now()
    if (performance.now() - firstAt > SAME_KEY_MS) process.exit(130)
    stopping.abort()
  }
  process.on('SIGINT', take)
  process.on('SIGTERM', take)
  process.on('SIGHUP', take)
  const stopped = new Promise<void>((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve())
  })
  return { stopped, signal: stopping.signal }
}

function printEndpoints({ endpoints }: RunningStack): void {
  say(`
  HTTP API      ${endpoints.http}
  mailbox       ${endpoints.mailbox}
  table         ${endpoints.table} at ${endpoints.dynamodb}
  event bus     ${endpoints.bus} at ${endpoints.eventbridge}`)
  for (const [name, url] of Object.entries(endpoints.queues)) say(`  queue         ${url || name}`)
  say('\nready: stop with Ctrl-C\n')
}

/** What a person can do something about is one line; a fault of the runner itself keeps its stack. */
function explain(error: unknown, { port }: RunOptions): string {
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && error.code === 'EADDRINUSE') {
    return `port ${port} is taken: stop what uses it, or give another with --port (0 = any free one)`
  }
  return error.name === 'Error' ? error.message : (error.stack ?? error.message)
}
