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
export const LONGEST_SKIP_MS = 30 * 60_000

/** @throws for an expression that the runner does not know */
export function planOf(schedule: ScheduleDefinition, after: Date): Plan {
  const next = readExpression(schedule.expression, schedule.timeZone)
  return { schedule, next, at: schedule.isEnabled ? next(after) : undefined }
}

/**
 * The firing to run next on the way to an instant, or nothing when there is none left; of several at one instant, the
 * one that the template names first. Every firing of a cron expression and of a slow rate is run. Of a fast rate: the
 * last one before each of those and before the end, the first one after something comes due, and never none for
 * longer than `LONGEST_SKIP_MS`.
 */
export function nextFiring(plans: readonly Plan[], until: Date, due?: Date): Firing | undefined {
  const slow = plans.filter((plan) => !isFast(plan)).flatMap((plan) => slowFiring(plan, until))
  const limit = inOrder(slow, plans)[0]?.at ?? until
  const fast = plans.filter(isFast).flatMap((plan) => fastFiring(plan, limit, due))
  return inOrder([...slow, ...fast], plans)[0]
}

/** A fast rate: of its firings only those are run that could find something. */
export function isFast({ schedule, next, at }: Plan): boolean {
  if (at === undefined || !schedule.expression.startsWith('rate(')) return false
  const second = next(at)
  return second !== undefined && second.getTime() - at.getTime() < LONGEST_SKIP_MS
}

/** Notes that a firing was run; what a fast rate skipped before it is over too. */
export function passed({ plan, at }: Firing): void {
  plan.at = plan.next(at)
}

function slowFiring(plan: Plan, until: Date): Firing[] {
  return plan.at === undefined || plan.at > until ? [] : [{ plan, at: plan.at }]
}

function fastFiring(plan: Plan, limit: Date, due: Date | undefined): Firing[] {
  if (plan.at === undefined || plan.at > limit) return []
  const furthest = plan.at.getTime() + LONGEST_SKIP_MS
  let at = plan.at
  for (let next = plan.next(at); next !== undefined; next = plan.next(at)) {
    const isNeeded = due !== undefined && at >= due
    if (isNeeded || next > limit || next.getTime() >= furthest) break
    at = next
  }
  return [{ plan, at }]
}

function inOrder(firings: readonly Firing[], plans: readonly Plan[]): Firing[] {
  return firings.toSorted(
    (one, other) =>
      one.at.getTime() - other.at.getTime() || plans.indexOf(one.plan) - plans.indexOf(other.plan),
  )
}
