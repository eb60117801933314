import type { Step } from './deadline.ts'
import type { PolicyRow } from './deadline-policy.ts'
import { daysAfterDue, firstStep, type Laddered, nextStep } from './ladder.ts'
import { romeDate } from './rome.ts'
import { addDays, isWorkingDay, type OfficeCalendar } from './working-days.ts'

/** At what instant a deadline was changed, and what holds in its district. */
export interface Changed {
  readonly row: PolicyRow
  readonly calendar: OfficeCalendar
  readonly at: Date
}

/**
 * The first telling of a deadline that went to somebody else: as new; of what is late already at once, as what it is,
 * so that all who hear of it by then do.
 */
export function stepOfGiven(deadline: Laddered, changed: Changed): Step {
  const { row, calendar, at } = changed
  return isLate(deadline, at) ? lateStep(deadline, changed) : firstStep(deadline, row, calendar)
}

/**
 * The next step of a deadline that got another day. When none comes before that day is over, it is told at once: nobody
 * is to hear of it first when it is missed.
 */
export function stepOfMoved(from: Pick<Laddered, 'due'>, to: Laddered, changed: Changed): Step {
  const { row, calendar, at } = changed
  const next = nextStep(to, row, calendar, at)
  if (isLate(to, at)) return isLate(from, at) ? next : lateStep(to, changed)
  return daysAfterDue(next.name) > 0 ? { name: 'due', at: at.toISOString() } : next
}

/** Whether the due day of a deadline is over. */
export function isLate({ due }: Pick<Laddered, 'due'>, at: Date): boolean {
  return due < romeDate(at)
}

/** How late it is, told now. */
function lateStep({ due }: Laddered, { calendar, at }: Changed): Step {
  const days = Math.max(workingDaysBetween(due, romeDate(at), calendar), 1)
  return { name: `overdue-${days}`, at: at.toISOString() }
}

/** How many working days come after a day, up to another and with it. */
function workingDaysBetween(after: string, until: string, calendar: OfficeCalendar): number {
  let count = 0
  for (let day = addDays(after, 1); day <= until; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar)) count += 1
  }
  return count
}
