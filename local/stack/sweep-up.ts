import type { LocalScheduler } from '../scheduler.ts'

/** Whatever waits from an earlier run is taken up at once: queues and unread stream records live in memory. */
const sweepOfEverything = { outboxAgeSeconds: 0, submissionAgeSeconds: 0 }
const SWEEP_ATTEMPTS = 3

/** Tried again, because a function may be killed by chance just now. */
export async function sweepUp(scheduler: LocalScheduler, print: (line: string) => void): Promise<void> {
  for (const name of scheduler.names().filter((schedule) => schedule.endsWith('-sweep'))) {
    let result = await scheduler.fire(name, sweepOfEverything)
    for (let attempt = 1; !result.ok && attempt < SWEEP_ATTEMPTS; attempt += 1) {
      result = await scheduler.fire(name, sweepOfEverything)
    }
    if (!result.ok)
      print(`${name} failed at the start (${result.errorMessage}); it runs again by its schedule`)
  }
}
