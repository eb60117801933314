/** Moves the clock through everything that the schedules would have started meanwhile. */

import { Refused } from '../../shared/errors.ts'
import type { LocalDynamoDb } from '../contracts.ts'
import { isFast, nextFiring, passed } from '../scheduler/agenda.ts'
import type { HeldSchedules, LocalScheduler } from '../scheduler.ts'
import type { MovableClock } from './clock.ts'
import { ClockRuns, type Run } from './clock-runs.ts'
import type { ClockMove, ClockStep, MoveOptions } from './clock-step.ts'
import { type Quiet, untilQuiet } from './until-quiet.ts'

/** So long after the last change, or after something came due, nothing waits by its age any more: the longest waits 15 minutes. */
const RESTLESS_MS = 2 * 60 * 60_000
const FURTHEST_DAYS = 400
const DAY_MS = 86_400_000

export interface ClockMoverParts extends Quiet {
  readonly clock: MovableClock
  readonly scheduler: Pick<LocalScheduler, 'hold'>
  /** When something comes due next after an instant; undefined when nothing does. */
  dueAfter(instant: Date): Promise<Date | undefined>
  readonly onChange: LocalDynamoDb['onChange']
  /** Told when the clock was moved, even if not the whole way. */
  onMoved?(): void
}

export interface ClockMover {
  /**
   * Moves the clock on. Every firing in between is run with the clock at its instant, and the next only when all is
   * quiet; afterwards the schedules go on by themselves. Given up, the clock stays where the last run left it, and
   * another move goes on from there.
   * @throws Refused when the instant is past or too far, or the clock is being moved already
   */
  advance(to: Date, options?: MoveOptions): Promise<ClockMove>
  /** Gives up a move that is under way. */
  stop(): void
}

export function makeClockMover(parts: ClockMoverParts): ClockMover {
  const { clock, scheduler } = parts
  const stopping = new AbortController()
  let isMoving = false
  return {
    async advance(to, { signal, onStep } = {}) {
      if (isMoving) throw new Refused('the clock is being moved already: wait until it has arrived')
      const from = clock.now()
      refuseWrongWay(from, to)
      isMoving = true
      const held = scheduler.hold()
      const signals = AbortSignal.any([stopping.signal, ...(signal ? [signal] : [])])
      try {
        const steps = await stepThrough(parts, held, to, signals, onStep)
        clock.moveTo(to)
        return { from: from.toISOString(), now: clock.now().toISOString(), ...steps }
      } finally {
        parts.onMoved?.()
        held.release()
        isMoving = false
      }
    },
    stop: () => stopping.abort(new Refused('the stack stops: the clock stays where it is')),
  }
}

function refuseWrongWay(from: Date, to: Date): void {
  if (to < from) {
    throw new Refused(
      `the clock never goes back: it is ${from.toISOString()}, later than ${to.toISOString()}; "npm start -- --fresh --now …" begins anew`,
    )
  }
  if (to.getTime() - from.getTime() > FURTHEST_DAYS * DAY_MS) {
    throw new Refused(
      `${to.toISOString()} is more than ${FURTHEST_DAYS} days on: go there in several moves, or begin there with "npm start -- --fresh --now …"`,
    )
  }
}

async function stepThrough(
  parts: ClockMoverParts,
  held: HeldSchedules,
  to: Date,
  signal: AbortSignal,
  onStep: MoveOptions['onStep'],
): Promise<{ runs: number; failures: number }> {
  const { clock } = parts
  const runs = new ClockRuns()
  const count = { runs: 0, failures: 0 }
  /** Until when what came due was there for a fast rate to find. */
  let lookedAt: Date | undefined
  let idleFrom = new Date(clock.now().getTime() + RESTLESS_MS)
  await untilQuiet(parts, signal)
  for (;;) {
    const due = lookedAt ? await parts.dueAfter(lookedAt) : new Date(0)
    const run = runs.next(nextFiring(held.plans, { until: to, due, idleFrom }))
    if (run === undefined) return count
    clock.moveTo(run.runAt)
    if (isFast(run.plan)) lookedAt = clock.now()
    if (run.attempt === 1) passed(run, held.plans)
    const step = await runStep(parts, held, run, signal)
    const isNews = step.changes > 0 || !step.ok || (due !== undefined && due <= clock.now())
    if (isNews) idleFrom = new Date(clock.now().getTime() + RESTLESS_MS)
    count.runs += 1
    if (!step.ok) {
      count.failures += 1
      runs.failed(run, clock.now(), to)
    }
    onStep?.(step)
  }
}

async function runStep(
  parts: ClockMoverParts,
  held: HeldSchedules,
  run: Run,
  signal: AbortSignal,
): Promise<ClockStep> {
  let changes = 0
  const stopCounting = parts.onChange(({ byTtl }) => {
    if (!byTtl) changes += 1
  })
  try {
    const result = await held.run(run)
    await untilQuiet(parts, signal)
    const { at, attempt, plan } = run
    const told = { at: at.toISOString(), schedule: plan.schedule.name, attempt, changes }
    return result.ok ? { ...told, ok: true } : { ...told, ok: false, error: result.errorType }
  } finally {
    stopCounting()
  }
}
