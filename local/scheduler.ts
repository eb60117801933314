/** EventBridge Scheduler on this machine: schedules of the template that start functions. */

import { randomUUID } from 'node:crypto'
import type { InvocationResult, LocalClock, LocalLambda, SendToQueue } from './contracts.ts'
import type { AsyncInvoker } from './lambda/async-invocation.ts'
import { type NextTime, readExpression } from './scheduler/expression.ts'
import type { Environment } from './template/arns.ts'
import type { ScheduleDefinition } from './template/schedules.ts'

/** Longer timers fire at once: setTimeout keeps its delay in 32 bits. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

export interface SchedulerOptions {
  readonly environment: Environment
  readonly schedules: readonly ScheduleDefinition[]
  readonly clock: LocalClock
  readonly invoker: Pick<AsyncInvoker, 'invoke'>
  /** Runs a schedule by hand, when somebody waits for the result and tries again by themselves. */
  readonly lambda: Pick<LocalLambda, 'invoke'>
  /** For what could not even be handed to Lambda: a function that is not there. */
  readonly sendToQueue: SendToQueue
  onProblem?(message: string): void
}

export interface LocalScheduler {
  /**
   * Runs a schedule once, now, with its own input or another.
   * @throws when there is none of this name
   */
  fire(name: string, input?: unknown): Promise<InvocationResult>
  names(): readonly string[]
  /** Starts no more runs; those under way belong to the functions. */
  stop(): void
}

/**
 * Starts every enabled schedule. Gaps are divided by the time scale. A run that fails is tried again by Lambda,
 * not by the scheduler, whose retries and dead letters are for what could not be handed over.
 */
export function startScheduler(options: SchedulerOptions): LocalScheduler {
  const timers = new Map<string, NodeJS.Timeout>()
  let isStopped = false

  const runLater = (schedule: ScheduleDefinition, next: NextTime, from: Date) => {
    const at = next(from)
    if (!at || isStopped) return
    const run = () => {
      runLater(schedule, next, at)
      start(options, schedule, options.clock.now()).catch((cause: unknown) =>
        options.onProblem?.(String(cause)),
      )
    }
    const gapMs = (at.getTime() - from.getTime()) / options.clock.timeScale
    wait(timers, schedule.name, gapMs, run)
  }

  for (const schedule of options.schedules) {
    const next = readExpression(schedule.expression, schedule.timeZone)
    if (schedule.isEnabled) runLater(schedule, next, options.clock.now())
  }
  return {
    names: () => options.schedules.map(({ name }) => name),
    async fire(name, input) {
      const schedule = options.schedules.find((candidate) => candidate.name === name)
      if (!schedule) throw new Error(`no schedule is named ${name}; the template has: ${listNames(options)}`)
      const text = input === undefined ? schedule.input : JSON.stringify(input)
      const payload = inputOf(
        options.environment,
        { ...schedule, ...(text !== undefined && { input: text }) },
        options.clock.now(),
      )
      return options.lambda.invoke(schedule.functionName, payload)
    },
    stop() {
      isStopped = true
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}

function listNames({ schedules }: SchedulerOptions): string {
  return schedules.map(({ name }) => name).join(', ') || 'none'
}

function wait(
  timers: Map<string, NodeJS.Timeout>,
  name: string,
  milliseconds: number,
  run: () => void,
): void {
  const part = Math.min(milliseconds, LONGEST_TIMER_MS)
  const after = milliseconds > part ? () => wait(timers, name, milliseconds - part, run) : run
  timers.set(name, setTimeout(after, part))
}

async function start(options: SchedulerOptions, schedule: ScheduleDefinition, at: Date): Promise<void> {
  const payload = inputOf(options.environment, schedule, at)
  try {
    await options.invoker.invoke(schedule.functionName, payload)
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    options.onProblem?.(`schedule ${schedule.name} could not start ${schedule.functionName}: ${message}`)
    if (schedule.deadLetterQueueName !== undefined) {
      await options.sendToQueue(schedule.deadLetterQueueName, JSON.stringify(payload), {
        ERROR_CODE: 'ResourceNotFoundException',
        ERROR_MESSAGE: message,
        SCHEDULE_ARN: schedule.arn,
      })
    }
  }
}

/** The schedule's input with its context attributes filled in; without one, what AWS sends of itself. */
function inputOf(environment: Environment, { arn, input }: ScheduleDefinition, at: Date): unknown {
  const time = `${at.toISOString().slice(0, 19)}Z`
  if (input === undefined) {
    const { accountId, region } = environment
    const event = {
      version: '0',
      id: randomUUID(),
      'detail-type': 'Scheduled Event',
      source: 'aws.scheduler',
    }
    return { ...event, account: accountId, time, region, resources: [arn], detail: '{}' }
  }
  const attributes: Readonly<Record<string, string>> = {
    'schedule-arn': arn,
    'scheduled-time': time,
    'execution-id': randomUUID(),
    'attempt-number': '1',
  }
  const filled = input.replace(
    /<aws\.scheduler\.([a-z-]+)>/g,
    (whole, name: string) => attributes[name] ?? whole,
  )
  return JSON.parse(filled)
}
