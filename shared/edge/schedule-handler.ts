import middy from '@middy/core'
import type * as z from 'zod/mini'
import { now } from '../clock.ts'
import { log } from '../log.ts'
import { lazily } from './lazily.ts'

/** Thrown in place of any other error, whose message Lambda would write into the log. */
class RunFailed extends Error {
  override readonly name = 'RunFailed'
}

/** Makes the entry point of a schedule. A run that fails is repeated by the scheduler, then kept in the dead letters. */
export function scheduleHandler<Schema extends z.ZodMiniType, Tools>(
  schema: Schema,
  open: () => Tools,
  run: (input: z.infer<Schema>, tools: Tools, now: Date) => Promise<void>,
) {
  const tools = lazily(open)
  return middy<unknown, void>().handler(async (event) => {
    try {
      await run(schema.parse(event), tools(), now())
    } catch (error) {
      log.error('scheduled run failed', error)
      throw new RunFailed('the run failed: its reason is in the log line before this one')
    }
  })
}
