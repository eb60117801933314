/** The whole stack on this machine, as its synthesized template says. */

import type { Endpoints } from '../cli/endpoints.ts'
import { startApiGateway } from './api-gateway.ts'
import type { CallHooks, InvocationResult } from './contracts.ts'
import type { BusEvent } from './eventbridge/put-events.ts'
import { type MovableClock, startClock } from './stack/clock.ts'
import type { ClockMove, MoveOptions } from './stack/clock-step.ts'
import { openToPrograms } from './stack/programs.ts'
import { unquiet } from './stack/quiet.ts'
import { startSchedules } from './stack/schedules.ts'
import { seed } from './stack/seed.ts'
import { startServices } from './stack/services.ts'
import { makeShutdown, type Shutdown } from './stack/shutdown.ts'
import { openState, type StateFolder } from './stack/state.ts'
import { sweepUp } from './stack/sweep-up.ts'
import { synthesizeInto } from './stack/synthesis.ts'
import { readStack } from './template.ts'

export interface StackOptions {
  /** Keeps table, logs and addresses between runs; one stack at a time. */
  readonly stateFolder: string
  /** Port of the HTTP API; 0, or nothing: any free one. */
  readonly port?: number
  /** Forget what earlier runs left in the state folder. */
  readonly fresh?: boolean
  /** What the table is given the first time. */
  readonly demo?: 'full' | 'districts-only' | 'none'
  /** What the clock shows at the start; without it, it goes on as an earlier run left it, else real time. */
  readonly now?: Date | undefined
  readonly chaosSeed?: string | undefined
  /** Divides visibility, batch windows, delays and schedule gaps. */
  readonly timeScale?: number
  /** A cloud assembly made before; without it the stack synthesizes its own, which takes seconds. */
  readonly assembly?: string
  /** Faults on demand; of those only what SES does with mails together with chaos, which has its own. */
  readonly hooks?: CallHooks
  /** Told of every event that a bus takes. */
  readonly onEvent?: (event: BusEvent) => void
  /** Lines for a person: progress, warnings of functions, dead letters. Without it the stack is silent. */
  readonly print?: (line: string) => void
  /** Gives up a start. */
  readonly signal?: AbortSignal
}

export interface RunningStack {
  readonly endpoints: Endpoints
  /** Names what is under way; empty when the queues are empty and nothing is in flight. Dead letters do not count. */
  unquiet(): readonly string[]
  /** Runs a schedule once, now, with its own input or another. */
  fireSchedule(name: string, input?: unknown): Promise<InvocationResult>
  /** What the functions take for the present. */
  now(): Date
  /**
   * Moves the clock on, through every schedule in between, in order, each run when all is quiet.
   * @throws Refused when the instant is past, more than 400 days on, or one run does not come to an end
   */
  advance(to: Date, options?: MoveOptions): Promise<ClockMove>
  /** Takes no new work, waits for what is under way, closes everything. Resolves with what did not go well. */
  stop(): Promise<readonly string[]>
}

/**
 * Starts the stack; when it resolves everything answers and `endpoints.json` stands in the state folder.
 * @throws with everything undone, when a part does not start or the template holds what the runner does not know
 */
export async function startStack(options: StackOptions): Promise<RunningStack> {
  const shutdown = makeShutdown()
  try {
    return await start(options, shutdown)
  } catch (error) {
    await shutdown.run()
    throw error
  }
}

async function start(options: StackOptions, shutdown: Shutdown): Promise<RunningStack> {
  const print = options.print ?? (() => undefined)
  const state = openState(options.stateFolder, { fresh: options.fresh ?? false })
  shutdown.add('state folder', state.release)
  const api = await startApiGateway({ port: options.port ?? 0 })
  shutdown.add('HTTP API', api.stop)
  if (options.assembly === undefined) print('building and synthesizing the stack …')
  const stack = readStack(options.assembly ?? (await synthesizeInto(state, options.signal)))
  const clock = startClockOf(options, state, print)
  print('starting what the template says …')
  const { chaosSeed, hooks, onEvent } = options
  const services = await startServices({
    stack,
    state,
    clock,
    api,
    chaosSeed,
    hooks,
    onEvent,
    shutdown,
    print,
  })
  if (stack.api) api.serve(stack.api, services.lambda)
  // Again, so that the door closes before what it calls.
  shutdown.add('HTTP API', api.stop)
  const { scheduler, mover } = startSchedules({ stack, state, clock, services, print }, shutdown)
  const endpoints = await openToPrograms({ stack, api, clock, services, scheduler, mover }, shutdown)
  await seed(options.demo ?? 'full', state, endpoints, print)
  options.signal?.throwIfAborted()
  await sweepUp(scheduler, print)
  state.writeEndpoints(endpoints)
  return {
    endpoints,
    unquiet: () => unquiet(stack, services),
    fireSchedule: scheduler.fire,
    now: clock.now,
    advance: mover.advance,
    stop: () => shutdown.run(),
  }
}

/** What the table holds was written by the clock of before: one that went back would find a future in it. */
function startClockOf(
  { now, timeScale = 1 }: StackOptions,
  state: StateFolder,
  print: (line: string) => void,
): MovableClock {
  const offsetMs = now === undefined ? state.clockOffsetMs() : now.getTime() - Date.now()
  const clock = startClock({
    now: offsetMs === undefined ? undefined : new Date(Date.now() + offsetMs),
    timeScale,
  })
  if (offsetMs !== undefined) state.noteClock(offsetMs)
  if (now === undefined && offsetMs !== undefined) {
    print(
      `the clock goes on as it was moved: ${clock.now().toISOString()} (--fresh begins anew, --now sets it)`,
    )
  }
  return clock
}
