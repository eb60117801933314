/** Which firing comes next when the clock is moved: schedules as they stand, without timers. */

import type { ScheduleDefinition } from '../template/schedules.ts'
import { type NextTime, readExpression } from './expression.ts'

/** A schedule and the next firing that has not been run; without one it never fires again. */
export interface Plan {
  readonly schedule: ScheduleDefinition
  readonly next: NextTime
  at: Date | undefined
}

export interface Firing {
  readonly plan: Plan
  /** When it is due by its schedule. */
  readonly at: Date
}

/**
 * A rate that is faster than this is not run at every firing while the clock is moved: three days of a minute's rate
 * are 4,320 runs, and nearly all of them find nothing.
 */
const LONGEST_SKIP_MS = 30 * 60_000

/** @throws for an expression that the runner does not know */
export function planOf(schedule: ScheduleDefinition, after: Date): Plan {
  const next = readExpression(schedule.expression, schedule.timeZone)
  return { schedule, next, at: schedule.isEnabled ? next(after) : undefined }
}

/** What is known of the way ahead. */
export interface Ahead {
  readonly until: Date
  /** When something comes due next that no fast rate has looked for yet. */
  readonly due?: Date | undefined
  /** From when on nothing is left that waits by its age. */
  readonly idleFrom: Date
}

/**
 * The firing to run next on the way to an instant, or nothing when there is none left; of several at one instant, the
 * one that the template names first. Every firing of a cron expression and of a slow rate is run. Of a fast rate: the
 * first one after something comes due, the last one before the end, and, unless all is idle, the last one before each
 * of those others and at least one every half hour.
 */
export function nextFiring(plans: readonly Plan[], ahead: Ahead): Firing | undefined {
  const slow = plans.filter((plan) => !isFast(plan)).flatMap((plan) => slowFiring(plan, ahead.until))
  const limit = inOrder(slow, plans)[0]?.at ?? ahead.until
  const fast = plans.filter(isFast).flatMap((plan) => fastFiring(plan, limit, ahead))
  return inOrder([...slow, ...fast], plans)[0]
}

/** A fast rate: of its firings only those are run that could find something. */
export function isFast({ schedule, next, at }: Plan): boolean {
  if (at === undefined || !schedule.expression.startsWith('rate(')) return false
  const second = next(at)
  return second !== undefined && second.getTime() - at.getTime() < LONGEST_SKIP_MS
}

/** Notes that a firing was run; what fast rates skipped before it is over too. */
export function passed({ plan, at }: Firing, plans: readonly Plan[] = []): void {
  plan.at = plan.next(at)
  for (const fast of plans.filter(isFast)) {
    while (fast.at !== undefined && fast.at < at) fast.at = fast.next(fast.at)
  }
}

function slowFiring(plan: Plan, until: Date): Firing[] {
  return plan.at === undefined || plan.at > until ? [] : [{ plan, at: plan.at }]
}

function fastFiring(plan: Plan, limit: Date, { until, due, idleFrom }: Ahead): Firing[] {
  if (plan.at === undefined || plan.at > limit) return []
  const isIdle = plan.at >= idleFrom
  const furthest = isIdle ? limit.getTime() : plan.at.getTime() + LONGEST_SKIP_MS - 1
  const isNeeded = (at: Date) => due !== undefined && at >= due
  let at = plan.at
  for (let next = plan.next(at); next && !isNeeded(at); next = plan.next(at)) {
    if (next > limit || next.getTime() > furthest) break
    at = next
  }
  return isIdle && limit < until && !isNeeded(at) ? [] : [{ plan, at }]
}

function inOrder(firings: readonly Firing[], plans: readonly Plan[]): Firing[] {
  return firings.toSorted(
    (one, other) =>
      one.at.getTime() - other.at.getTime() || plans.indexOf(one.plan) - plans.indexOf(other.plan),
  )
}
