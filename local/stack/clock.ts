import type { LocalClock } from '../contracts.ts'

export interface ClockOptions {
  /** What the clock shows at the start; without it, real time. */
  readonly now?: Date | undefined
  readonly timeScale: number
}

/** A clock that runs at real speed, moved so that it shows `now` at this moment. */
export function startClock({ now, timeScale }: ClockOptions): LocalClock {
  const offsetMs = now ? now.getTime() - Date.now() : 0
  return { now: () => new Date(Date.now() + offsetMs), offsetMs: () => offsetMs, timeScale }
}
