import type { Queue } from '../queue.ts'
import type { URGENT } from '../table/keys.ts'
import { outgoing } from '../table/mail-store.ts'
import type { Table } from '../table/table.ts'
import { wake } from './mail-queue.ts'

/** Which mails are woken. */
export interface Waking {
  readonly parts: readonly (number | typeof URGENT)[]
  /** Whose time has come by then. */
  readonly upTo: Date
  /** Written just now: the index may not have them yet. */
  readonly written?: Iterable<string>
  /** Whether the time is used up. */
  readonly isOver: () => boolean
}

export interface Woken {
  readonly count: number
  /** For how long the longest has waited. */
  readonly ageSeconds: number
}

/** Enough to go on with while the next are read. */
const AT_ONCE = 100

/** Wakes the mails whose time has come, the longest waiting first, all parts at once. */
export async function wakeOutgoing(table: Table, queue: Queue, waking: Waking): Promise<Woken> {
  const { parts, upTo, written = [], isOver } = waking
  const woken = new Set(written)
  let oldest = upTo.getTime()
  await wake(queue, woken)
  const wakePart = async (part: number | typeof URGENT) => {
    let some: string[] = []
    for await (const { id, since } of outgoing(table, part, upTo)) {
      oldest = Math.min(oldest, since.getTime())
      if (isOver()) break
      if (woken.has(id)) continue
      woken.add(id)
      some.push(id)
      if (some.length < AT_ONCE) continue
      await wake(queue, some)
      some = []
    }
    await wake(queue, some)
  }
  await Promise.all(parts.map(wakePart))
  return { count: woken.size, ageSeconds: (upTo.getTime() - oldest) / 1000 }
}
