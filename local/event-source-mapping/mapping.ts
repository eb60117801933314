/** Something that brings records to a function until it is stopped. */
export interface EventSourceMapping {
  /** Records taken over but not yet done with, for waiting until all is quiet. */
  pending(): number
  /** Takes no more records and waits, within a limit, for the invocations under way. */
  stop(): Promise<void>
}

const STOP_LIMIT_MS = 5_000

/** Waits for the work, but no longer than a stopping runner should wait for a function that hangs. */
export async function finishWithin(work: Promise<unknown>, limitMs = STOP_LIMIT_MS): Promise<void> {
  const given = new AbortController()
  await Promise.race([work, pause(limitMs, given.signal)])
  given.abort()
}

/** Resolves after some time, or as soon as the signal says so; leaves no timer either way. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
    if (signal.aborted) done()
  })
}
