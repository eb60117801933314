/** The schedules' own timers, by the clock as it runs. */

import type { LocalClock } from '../contracts.ts'
import { type Firing, type Plan, passed } from './agenda.ts'

/** The clock is looked at this often: a machine that slept has lost time, and longer timers do not exist. */
const LONGEST_WAIT_MS = 60_000

export interface Timers {
  /** Starts no more firings until `release`. */
  hold(): void
  /** From now on schedules fire by themselves, from where their plans stand. */
  release(): void
}

/**
 * Fires every plan at its time. Gaps are divided by the time scale: the schedules' time then runs ahead of the clock,
 * and begins anew from the clock after each `release`.
 */
export function startTimers(
  plans: readonly Plan[],
  clock: LocalClock,
  fire: (firing: Firing) => void,
): Timers {
  const timers = new Map<Plan, NodeJS.Timeout>()
  const fired = new Set<Plan>()
  let begin = clock.now().getTime()
  const scheduleTime = () => begin + (clock.now().getTime() - begin) * clock.timeScale

  const arm = (plan: Plan) => {
    if (plan.at === undefined) return
    const waitMs = (plan.at.getTime() - scheduleTime()) / clock.timeScale
    timers.set(
      plan,
      setTimeout(() => look(plan), Math.max(0, Math.min(Math.ceil(waitMs), LONGEST_WAIT_MS))),
    )
  }
  const look = (plan: Plan) => {
    if (plan.at !== undefined && plan.at.getTime() <= scheduleTime()) {
      const firing = { plan, at: plan.at }
      passed(firing)
      skipMissed(plan, scheduleTime())
      fired.add(plan)
      fire(firing)
    }
    arm(plan)
  }
  const hold = () => {
    for (const timer of timers.values()) clearTimeout(timer)
    timers.clear()
    // With a time scale they fired ahead of the clock, and fire again in its time.
    if (clock.timeScale !== 1) for (const plan of fired) plan.at = plan.next(clock.now())
    fired.clear()
  }
  const release = () => {
    begin = clock.now().getTime()
    for (const plan of plans) arm(plan)
  }
  release()
  return { hold, release }
}

/** A machine that slept for a night owes one run, not five hundred. */
function skipMissed(plan: Plan, nowMs: number): void {
  while (plan.at !== undefined && plan.at.getTime() <= nowMs) plan.at = plan.next(plan.at)
}
