/** The whole stack on this machine, as its synthesized template says. */

import type { Endpoints } from '../cli/endpoints.ts'
import { type LocalApiGateway, startApiGateway } from './api-gateway.ts'
import type { CallHooks, InvocationResult, LocalClock } from './contracts.ts'
import type { BusEvent } from './eventbridge/put-events.ts'
import { type LocalScheduler, startScheduler } from './scheduler.ts'
import { startClock } from './stack/clock.ts'
import { startControl } from './stack/control.ts'
import { unquiet } from './stack/quiet.ts'
import { seed } from './stack/seed.ts'
import { type Services, sendThrough, startServices } from './stack/services.ts'
import { makeShutdown, type Shutdown } from './stack/shutdown.ts'
import { openState, type StateFolder } from './stack/state.ts'
import { synthesizeInto } from './stack/synthesis.ts'
import { readStack, type StackDefinition } from './template.ts'

export interface StackOptions {
  /** Keeps table, logs and addresses between runs; one stack at a time. */
  readonly stateFolder: string
  /** Port of the HTTP API; 0, or nothing: any free one. */
  readonly port?: number
  /** Forget what earlier runs left in the state folder. */
  readonly fresh?: boolean
  /** What the table is given the first time. */
  readonly demo?: 'full' | 'districts-only' | 'none'
  /** What the clock shows at the start; without it, real time. */
  readonly now?: Date | undefined
  readonly chaosSeed?: string | undefined
  /** Divides visibility, batch windows, delays and schedule gaps. */
  readonly timeScale?: number
  /** A cloud assembly made before; without it the stack synthesizes its own, which takes seconds. */
  readonly assembly?: string
  /** Faults on demand; not together with chaos, which has its own. */
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
  /** Takes no new work, waits for what is under way, closes everything. Resolves with what did not go well. */
  stop(): Promise<readonly string[]>
}

interface Parts {
  readonly stack: StackDefinition
  readonly state: StateFolder
  readonly api: LocalApiGateway
  readonly clock: LocalClock
  readonly services: Services
  readonly scheduler: LocalScheduler
}

/** Whatever waits from an earlier run is taken up at once: queues and unread stream records live in memory. */
const sweepOfEverything = { outboxAgeSeconds: 0, submissionAgeSeconds: 0 }
const SWEEP_ATTEMPTS = 3

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
  const clock = startClock({ now: options.now, timeScale: options.timeScale ?? 1 })
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
  const scheduler = startScheduler({
    ...{ environment: stack.environment, schedules: stack.schedules, clock },
    ...{ invoker: services.invoker, lambda: services.lambda },
    sendToQueue: sendThrough(services.sqs),
    onProblem: print,
  })
  shutdown.add('schedules', scheduler.stop)
  const parts = { stack, state, api, clock, services, scheduler }
  const endpoints = await openToPrograms(parts, shutdown)
  await seed(options.demo ?? 'full', state, endpoints, print)
  options.signal?.throwIfAborted()
  await sweepUp(parts, print)
  state.writeEndpoints(endpoints)
  return {
    endpoints,
    unquiet: () => unquiet(stack, services),
    fireSchedule: scheduler.fire,
    stop: () => shutdown.run(),
  }
}

async function openToPrograms(parts: Parts, shutdown: Shutdown): Promise<Endpoints> {
  const { stack, api, clock, services, scheduler } = parts
  const control = await startControl({
    clock,
    unquiet: () => unquiet(stack, services),
    schedules: scheduler.names,
    fireSchedule: scheduler.fire,
  })
  shutdown.add('control', control.stop)
  return {
    http: api.url,
    mailbox: services.ses.mailboxUrl,
    control: control.url,
    dynamodb: services.dynamodb.url,
    sqs: services.sqs.url,
    ses: services.ses.url,
    eventbridge: services.eventbridge.url,
    table: stack.tables[0]?.name ?? '',
    region: stack.environment.region,
    bus: stack.buses[0]?.name ?? 'default',
    queues: Object.fromEntries(stack.queues.map(({ name }) => [name, services.sqs.queueUrl(name)])),
  }
}

/** Tried again, because a function may be killed by chance just now. */
async function sweepUp({ scheduler }: Parts, print: (line: string) => void): Promise<void> {
  for (const name of scheduler.names().filter((schedule) => schedule.endsWith('-sweep'))) {
    let result = await scheduler.fire(name, sweepOfEverything)
    for (let attempt = 1; !result.ok && attempt < SWEEP_ATTEMPTS; attempt += 1) {
      result = await scheduler.fire(name, sweepOfEverything)
    }
    if (!result.ok)
      print(`${name} failed at the start (${result.errorMessage}); it runs again by its schedule`)
  }
}
