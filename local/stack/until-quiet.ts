import { setTimeout as wait } from 'node:timers/promises'
import { Refused } from '../../shared/errors.ts'

const LOOK_EVERY_MS = 5
const WITHIN_MS = 120_000

export interface Quiet {
  /** Names what is under way; empty when nothing is. */
  unquiet(): readonly string[]
  /** How long something may be under way, in real milliseconds. */
  readonly quietWithinMs?: number
}

/**
 * Waits until nothing is under way.
 * @throws Refused when it takes too long
 * @throws the signal's reason when it is aborted
 */
export async function untilQuiet(
  { unquiet, quietWithinMs = WITHIN_MS }: Quiet,
  signal: AbortSignal,
): Promise<void> {
  const end = performance.now() + quietWithinMs
  for (let underWay = unquiet(); ; underWay = unquiet()) {
    signal.throwIfAborted()
    if (underWay.length === 0) return
    if (performance.now() > end) {
      throw new Refused(
        `the clock stands still: after ${quietWithinMs / 1000} s still under way: ${underWay.join(', ')}; look at the logs and "dead-letter list", and move it again`,
      )
    }
    await wait(LOOK_EVERY_MS)
  }
}
