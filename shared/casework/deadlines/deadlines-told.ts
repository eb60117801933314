import type { AnyEvent } from '../../../events/all-events.ts'
import { announceDeadlines, type Occasion } from '../../../events/announce.ts'
import type { deadlineCancelled } from '../../../events/deadline-cancelled.ts'
import type { deadlineMet } from '../../../events/deadline-met.ts'
import type { deadlineMoved } from '../../../events/deadline-moved.ts'
import type { deadlineSet } from '../../../events/deadline-set.ts'
import type { Deadline } from '../../domain/deadline.ts'

/** One event for all deadlines of a subject and district that are set or moved. */
export function toldWithDays(
  contract: typeof deadlineSet | typeof deadlineMoved,
  deadlines: readonly Deadline[],
  occasion: Occasion,
): AnyEvent[] {
  return bySubject(deadlines).map(({ subject, district, its }) => {
    const data = { deadlines: its.map(({ kind, number, due, owner }) => ({ kind, number, due, owner })) }
    return announceDeadlines(contract, occasion, { subject, district, deadlines: its, data })
  })
}

/** One event for all deadlines of a subject and district that are done or fall away. */
export function toldByName(
  contract: typeof deadlineMet | typeof deadlineCancelled,
  deadlines: readonly Deadline[],
  occasion: Occasion,
): AnyEvent[] {
  return bySubject(deadlines).map(({ subject, district, its }) => {
    const data = { deadlines: its.map(({ kind, number }) => ({ kind, number })) }
    return announceDeadlines(contract, occasion, { subject, district, deadlines: its, data })
  })
}

function bySubject(deadlines: readonly Deadline[]) {
  const groups = Map.groupBy(deadlines, ({ subject, district }) => `${subject} ${district}`)
  return [...groups.values()].flatMap((its) =>
    its.slice(0, 1).map(({ subject, district }) => ({ subject, district, its })),
  )
}
