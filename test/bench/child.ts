import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type * as z from 'zod'

/** A script of ours in a process of its own, so that it does not share the bench's thread. */
export interface Child<Message> {
  /** The first message, or what came instead of it. */
  readonly first: Promise<Message>
  /** Tells of every message after the first. */
  onMessage(listener: (message: Message) => void): void
  /** Lets the script end by itself, and makes it end when it does not. */
  stop(): Promise<void>
}

const STOPS_WITHIN_MS = 20_000

/**
 * Starts a script that tells what its schema says. It must end when it is disconnected: so it never outlives the bench.
 * Its stdout is not shown, since functions write their log there.
 */
export function startChild<Schema extends z.ZodType>(
  script: string,
  schema: Schema,
  args: readonly string[] = [],
): Child<z.infer<Schema>> {
  const child = fork(script, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const listeners: ((message: z.infer<Schema>) => void)[] = []
  const first = firstMessage(child, script, schema)
  child.on('message', (message) => {
    if (listeners.length === 0) return
    const parsed = schema.parse(message)
    for (const listener of listeners) listener(parsed)
  })
  return { first, onMessage: (listener) => listeners.push(listener), stop: () => stop(child) }
}

function firstMessage<Schema extends z.ZodType>(
  child: ChildProcess,
  script: string,
  schema: Schema,
): Promise<z.infer<Schema>> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(schema.parse(message)))
    child.once('error', reject)
    child.once('exit', (code, signal) =>
      reject(new Error(`${script} ended with ${signal ?? `exit code ${code}`} before it said anything`)),
    )
  })
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  const impatience = setTimeout(() => child.kill('SIGKILL'), STOPS_WITHIN_MS)
  if (child.connected) child.disconnect()
  await exited
  clearTimeout(impatience)
}
