import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { type Connection, connectLocally } from '../../../cli/connection.ts'
import { type Endpoints, endpoints } from '../../../cli/endpoints.ts'
import { startChild } from '../child.ts'

const script = fileURLToPath(new URL('stack-process.ts', import.meta.url))
const message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), endpoints }),
  z.object({ kind: z.literal('referral'), correlationId: z.string(), at: z.number() }),
])

/** A stack of its own, in a process of its own, which nothing else uses. */
export interface BenchStack {
  readonly connection: Connection
  readonly endpoints: Endpoints
  /** When the bus took `referral.received`, by correlation id; filled as it comes. */
  readonly onBus: ReadonlyMap<string, number>
}

/** Starts a stack for some work, and stops it when the work is done or fails. */
export async function withStack<Result>(
  folder: string,
  work: (stack: BenchStack) => Promise<Result>,
): Promise<Result> {
  const child = startChild(script, message, [join(folder, 'state')])
  try {
    const ready = await child.first
    if (ready.kind !== 'ready') throw new Error('the stack told of a referral before it was ready')
    const onBus = new Map<string, number>()
    child.onMessage((told) => {
      // An event may come twice; the first time counts.
      if (told.kind === 'referral' && !onBus.has(told.correlationId)) onBus.set(told.correlationId, told.at)
    })
    const connection = await connectLocally(ready.endpoints)
    const result = await work({ connection, endpoints: ready.endpoints, onBus })
    connection.close()
    return result
  } finally {
    await child.stop()
  }
}
