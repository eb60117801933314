/** How many send side by side: so many of this function the queue starts, and each takes its share of the account's rate. */
export const SENDERS = 2

/** Waits until the next mail may be given to SES; not before the first. */
export type Pace = () => Promise<void>

/**
 * Keeps to the account's rate, in mails per second, of which each sender has its share.
 * @param time in milliseconds
 */
export function openPace(
  mailsPerSecond: number,
  time: () => number = () => performance.now(),
  pause: (ms: number) => Promise<void> = (ms) => new Promise((resume) => setTimeout(resume, ms)),
): Pace {
  const gapMs = (SENDERS * 1000) / mailsPerSecond
  let nextAt = Number.NEGATIVE_INFINITY
  return async () => {
    const now = time()
    const at = Math.max(now, nextAt)
    nextAt = at + gapMs
    if (at > now) await pause(at - now)
  }
}
