/** EventBridge Scheduler on this machine: schedules of the template that start functions. */

import type { InvocationResult, LocalClock, LocalLambda, SendToQueue } from './contracts.ts'
import type { AsyncInvoker } from './lambda/async-invocation.ts'
import { type Firing, type Plan, planOf } from './scheduler/agenda.ts'
import { payloadOf } from './scheduler/payload.ts'
import { startTimers } from './scheduler/timers.ts'
import type { Environment } from './template/arns.ts'
import type { ScheduleDefinition } from './template/schedules.ts'

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

/** The schedules while the clock is moved: none fires by itself. */
export interface HeldSchedules {
  /** In the template's order; whoever holds them notes in each what was run. */
  readonly plans: readonly Plan[]
  /** Runs one once, and resolves with what came of it. */
  run(firing: Firing): Promise<InvocationResult>
  /** Lets them fire by themselves again, from where their plans stand. */
  release(): void
}

export interface LocalScheduler {
  /**
   * Runs a schedule once, now, with its own input or another.
   * @throws when there is none of this name
   */
  fire(name: string, input?: unknown): Promise<InvocationResult>
  names(): readonly string[]
  /** Stops their timers for a while; runs under way are left to themselves. */
  hold(): HeldSchedules
  /** Starts no more runs; those under way belong to the functions. */
  stop(): void
}

/**
 * Starts every enabled schedule. Gaps are divided by the time scale. A run that fails is tried again by Lambda,
 * not by the scheduler, whose retries and dead letters are for what could not be handed over.
 */
export function startScheduler(options: SchedulerOptions): LocalScheduler {
  const { clock, environment, lambda, schedules } = options
  const plans = schedules.map((schedule) => planOf(schedule, clock.now()))
  let isStopped = false
  const timers = startTimers(plans, clock, ({ plan: { schedule }, at }) => {
    handOver(options, schedule, () =>
      options.invoker.invoke(schedule.functionName, payloadOf(environment, schedule, at)),
    ).catch((cause: unknown) => options.onProblem?.(String(cause)))
  })
  return {
    names: () => schedules.map(({ name }) => name),
    async fire(name, input) {
      const schedule = schedules.find((candidate) => candidate.name === name)
      if (!schedule) throw new Error(`no schedule is named ${name}; the template has: ${listNames(options)}`)
      const text = input === undefined ? schedule.input : JSON.stringify(input)
      const given = { ...schedule, ...(text !== undefined && { input: text }) }
      return lambda.invoke(schedule.functionName, payloadOf(environment, given, clock.now()))
    },
    hold() {
      timers.hold()
      return {
        plans,
        run: ({ plan: { schedule }, at }) =>
          handOver(options, schedule, () =>
            lambda.invoke(schedule.functionName, payloadOf(environment, schedule, at)),
          ),
        release: () => (isStopped ? undefined : timers.release()),
      }
    },
    stop() {
      isStopped = true
      timers.hold()
    },
  }
}

function listNames({ schedules }: SchedulerOptions): string {
  return schedules.map(({ name }) => name).join(', ') || 'none'
}

/** A run whose function is not there leaves a dead letter and counts as done. */
async function handOver(
  { environment, clock, onProblem, sendToQueue }: SchedulerOptions,
  schedule: ScheduleDefinition,
  run: () => Promise<InvocationResult>,
): Promise<InvocationResult> {
  try {
    return await run()
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    onProblem?.(`schedule ${schedule.name} could not start ${schedule.functionName}: ${message}`)
    if (schedule.deadLetterQueueName !== undefined) {
      const payload = payloadOf(environment, schedule, clock.now())
      await sendToQueue(schedule.deadLetterQueueName, JSON.stringify(payload), {
        ERROR_CODE: 'ResourceNotFoundException',
        ERROR_MESSAGE: message,
        SCHEDULE_ARN: schedule.arn,
      })
    }
    return { ok: true, payload: null }
  }
}
