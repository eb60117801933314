import type { Firing } from '../scheduler/agenda.ts'

export interface Run extends Firing {
  /** When it is run: at its firing, or later when it is tried again. */
  readonly runAt: Date
  readonly attempt: number
}

/** Lambda's own waits before the second and the third attempt of a run that failed. */
const RETRY_WAITS_MS = [60_000, 120_000]

/** What is run next while the clock is moved: what failed, before anything that fires later. */
export class ClockRuns {
  readonly #retries: Run[] = []

  /** The firing, or what has to be tried again before it. */
  next(firing: Firing | undefined): Run | undefined {
    const retry = this.#retries.toSorted((one, other) => one.runAt.getTime() - other.runAt.getTime())[0]
    if (retry !== undefined && (firing === undefined || retry.runAt <= firing.at)) {
      this.#retries.splice(this.#retries.indexOf(retry), 1)
      return retry
    }
    return firing && { ...firing, runAt: firing.at, attempt: 1 }
  }

  /** Notes that a run failed; past the end nothing is tried again later than at the end. */
  failed(run: Run, now: Date, until: Date): void {
    const waitMs = RETRY_WAITS_MS[run.attempt - 1]
    if (waitMs === undefined) return
    const runAt = new Date(Math.min(now.getTime() + waitMs, until.getTime()))
    this.#retries.push({ ...run, runAt, attempt: run.attempt + 1 })
  }
}
