/** Lets a function vanish at its transactions, while it is on. */
export interface Crashing {
  while<Done>(work: () => Promise<Done>): Promise<Done>
  /** Does a transaction, or not; throws when the function vanishes. */
  readonly around: (write: () => void) => void
  /** How often it vanished. */
  readonly count: () => number
}

/**
 * Every so many transactions the function is gone: in turn before one is written, and after.
 * @param every never, when undefined
 */
export function crashing(every: number | undefined): Crashing {
  let isOn = false
  let seen = 0
  let count = 0
  return {
    count: () => count,
    around(write) {
      seen += isOn ? 1 : 0
      if (!isOn || every === undefined || seen % every !== 0) return write()
      count += 1
      if (count % 2 === 0) write()
      throw new Error('the function is gone')
    },
    async while(work) {
      isOn = true
      try {
        return await work()
      } finally {
        isOn = false
      }
    },
  }
}
