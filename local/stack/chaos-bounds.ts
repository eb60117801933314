/** What keeps chaos within what AWS may do. */

const MAX_HITS_PER_MESSAGE = 2
/** So many messages are remembered; older ones have long been handled. */
const REMEMBERED_MESSAGES = 10_000

/** Allows so many notes within a time, in milliseconds of a clock that only goes forward. */
export function makeCalm(
  windowMs: number,
  most: number,
  elapsedMs: () => number,
): { allows(): boolean; note(): void } {
  let recent: number[] = []
  return {
    allows() {
      recent = recent.filter((at) => elapsedMs() - at < windowMs)
      return recent.length < most
    },
    note: () => void recent.push(elapsedMs()),
  }
}

/** Lets each message be hit by a fault once, and by so many faults at most. */
export function makeMessageMemory<Fault extends string>() {
  const hits = new Map<string, Set<Fault>>()
  return {
    allows(id: string, fault: Fault): boolean {
      const faultsOfMessage = hits.get(id)
      return !faultsOfMessage || (faultsOfMessage.size < MAX_HITS_PER_MESSAGE && !faultsOfMessage.has(fault))
    },
    note(id: string, fault: Fault): true {
      hits.set(id, new Set([...(hits.get(id) ?? []), fault]))
      const [oldest] = hits.keys()
      if (hits.size > REMEMBERED_MESSAGES && oldest !== undefined) hits.delete(oldest)
      return true
    },
  }
}
