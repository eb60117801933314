/** Moves the clock through everything that the schedules would have started meanwhile. */

import { Refused } from '../../shared/errors.ts'
import type { LocalDynamoDb } from '../contracts.ts'
import { type Firing, isFast, nextFiring, passed } from '../scheduler/agenda.ts'
import type { HeldSchedules, LocalScheduler } from '../scheduler.ts'
import type { MovableClock } from './clock.ts'
import type { ClockMove, ClockStep, MoveOptions } from './clock-step.ts'
import { type Quiet, untilQuiet } from './until-quiet.ts'

/** Lambda's own waits before the second and the third attempt of a run that failed. */
const RETRY_WAITS_MS = [60_000, 120_000]
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

interface Run extends Firing {
  /** When it is run: at its firing, or later when it is tried again. */
  readonly runAt: Date
  readonly attempt: number
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
  const retries: Run[] = []
  const count = { runs: 0, failures: 0 }
  /** Until when what came due was there for a fast rate to find. */
  let lookedAt: Date | undefined
  await untilQuiet(parts, signal)
  for (;;) {
    const due = lookedAt ? await parts.dueAfter(lookedAt) : new Date(0)
    const run = nextRun(nextFiring(held.plans, to, due), retries)
    if (run === undefined) return count
    clock.moveTo(run.runAt)
    if (isFast(run.plan)) lookedAt = clock.now()
    if (run.attempt === 1) passed(run)
    const step = await runStep(parts, held, run, signal)
    count.runs += 1
    if (!step.ok) {
      count.failures += 1
      const waitMs = RETRY_WAITS_MS[run.attempt - 1]
      if (waitMs !== undefined) {
        const runAt = new Date(Math.min(clock.now().getTime() + waitMs, to.getTime()))
        retries.push({ ...run, runAt, attempt: run.attempt + 1 })
      }
    }
    onStep?.(step)
  }
}

/** What failed is tried again before anything that fires later. */
function nextRun(firing: Firing | undefined, retries: Run[]): Run | undefined {
  const retry = retries.toSorted((one, other) => one.runAt.getTime() - other.runAt.getTime())[0]
  if (retry !== undefined && (firing === undefined || retry.runAt <= firing.at)) {
    retries.splice(retries.indexOf(retry), 1)
    return retry
  }
  return firing && { ...firing, runAt: firing.at, attempt: 1 }
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
