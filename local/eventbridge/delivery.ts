/** Brings events from a bus to the targets of its rules: at least once, in no order. */

import { setTimeout as wait } from 'node:timers/promises'
import type { Chaos, LocalClock, SendToQueue } from '../contracts.ts'
import type { RuleDefinition, RuleTarget } from '../template/event-rules.ts'
import { matches } from './event-pattern.ts'
import { part, transform } from './input-transformer.ts'
import type { AcceptedEvent, BusEvent } from './put-events.ts'

/**
 * EventBridge retries for up to 24 hours. What does not work here after this many attempts does not work at all,
 * and waiting would hide it.
 */
const MAX_LOCAL_RETRIES = 5
const FIRST_RETRY_MS = 100

export interface DeliveryOptions {
  readonly rules: readonly RuleDefinition[]
  readonly clock: Pick<LocalClock, 'timeScale'>
  readonly chaos?: Pick<Chaos, 'duplicates' | 'lateMs'> | undefined
  readonly sendToQueue: SendToQueue
  /** Hands an event to a function without waiting for what becomes of it. */
  startFunction(functionName: string, payload: unknown): void
  /** A target could not be reached and has no dead-letter queue: the event is gone, as on AWS. */
  onLost?(rule: string, message: string): void
}

interface Delivery {
  deliver(accepted: AcceptedEvent): void
  /** Deliveries under way. */
  pending(): number
  /** Resolves when nothing is under way any more. */
  settle(): Promise<void>
}

export function makeDelivery(options: DeliveryOptions): Delivery {
  const underWay = new Set<Promise<void>>()
  const start = (work: Promise<void>) => {
    underWay.add(work)
    void work.finally(() => underWay.delete(work))
  }
  return {
    deliver({ busName, event }) {
      for (const rule of options.rules) {
        if (!rule.isEnabled || rule.busName !== busName || !matches(rule.pattern, event)) continue
        for (const target of rule.targets)
          for (const work of copies(options, rule, target, event)) start(work)
      }
    },
    pending: () => underWay.size,
    async settle() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}

/** One delivery, or two when chance says so, each possibly late: this is all that EventBridge promises. */
function copies(
  options: DeliveryOptions,
  rule: RuleDefinition,
  target: RuleTarget,
  event: BusEvent,
): Promise<void>[] {
  const key = `${event.id} ${target.arn}`
  const once = () => deliverLate(options, rule, target, event, options.chaos?.lateMs(key) ?? 0)
  return options.chaos?.duplicates(key) ? [once(), once()] : [once()]
}

async function deliverLate(
  options: DeliveryOptions,
  rule: RuleDefinition,
  target: RuleTarget,
  event: BusEvent,
  lateMs: number,
): Promise<void> {
  if (lateMs > 0) await wait(lateMs)
  const retries = Math.min(target.maximumRetryAttempts, MAX_LOCAL_RETRIES)
  let problem: unknown
  for (let attempt = 0; attempt <= retries; attempt += 1) {
    try {
      return await deliverOnce(options, target, event)
    } catch (cause) {
      problem = cause
      if (attempt < retries) await wait((FIRST_RETRY_MS * 2 ** attempt) / options.clock.timeScale)
    }
  }
  await giveUp(options, rule, target, event, problem, retries)
}

async function deliverOnce(options: DeliveryOptions, target: RuleTarget, event: BusEvent): Promise<void> {
  const input = inputOf(target, event)
  if (target.kind === 'lambda') options.startFunction(target.name, input)
  else await options.sendToQueue(target.name, typeof input === 'string' ? input : JSON.stringify(input))
}

/** What the target gets: its constant, what its transformer makes of the event, a part of the event, or the event. */
function inputOf({ input, inputPath = '$', transformer }: RuleTarget, event: BusEvent): unknown {
  if (input !== undefined) return JSON.parse(input)
  return transformer ? transform(transformer, event) : part(event, inputPath)
}

async function giveUp(
  options: DeliveryOptions,
  rule: RuleDefinition,
  target: RuleTarget,
  event: BusEvent,
  problem: unknown,
  retries: number,
): Promise<void> {
  const message = problem instanceof Error ? problem.message : String(problem)
  try {
    if (target.deadLetterQueueName === undefined) throw problem
    await options.sendToQueue(target.deadLetterQueueName, JSON.stringify(event), {
      RULE_ARN: rule.arn,
      TARGET_ARN: target.arn,
      ERROR_CODE: problem instanceof Error ? problem.name : 'Error',
      ERROR_MESSAGE: message,
      EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
      RETRY_ATTEMPTS: String(retries),
    })
  } catch {
    options.onLost?.(rule.name, `event ${event.id} did not reach ${target.arn}: ${message}`)
  }
}
