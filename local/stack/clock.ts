import type { LocalClock } from '../contracts.ts'

export interface ClockOptions {
  /** What the clock shows at the start; without it, real time. */
  readonly now?: Date | undefined
  readonly timeScale: number
}

export interface MovableClock extends LocalClock {
  /** Shows this instant from now on, unless it is past already: the clock never goes back. */
  moveTo(instant: Date): void
}

/** A clock that runs at real speed, moved so that it shows `now` at this moment. */
export function startClock({ now, timeScale }: ClockOptions): MovableClock {
  let offsetMs = now ? now.getTime() - Date.now() : 0
  return {
    now: () => new Date(Date.now() + offsetMs),
    offsetMs: () => offsetMs,
    timeScale,
    moveTo(instant) {
      offsetMs = Math.max(offsetMs, instant.getTime() - Date.now())
    },
  }
}
