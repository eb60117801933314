import type { OpenDeadline, Step, StepName } from './deadline.ts'
import type { PolicyRow } from './deadline-policy.ts'
import type { DutyHours } from './district.ts'
import { romeDate, romeInstant } from './rome.ts'
import {
  addDays,
  addWorkingDays,
  firstWorkingDay,
  isWorkingDay,
  type OfficeCalendar,
} from './working-days.ts'

/** When the day's reminders are made up. */
export const MORNING = '08:00'
/** From then on nobody is told or written to any more that day, but of a danger. */
export const EVENING = '19:00'
/** After the coordinator has heard of it, it is told again every so many working days: silence must not win. */
const AGAIN_AFTER = 5
const DANGER_EVERY_MS = 30 * 60_000

export type Laddered = Pick<OpenDeadline, 'due' | 'setAt' | 'snoozedUntil' | 'remindBefore'>

/**
 * The steps of a deadline whose turn comes in (`after`, `until`], in order. What is told of a day is told at 08:00 of a
 * working day.
 */
export function stepsBetween(
  deadline: Laddered,
  row: PolicyRow,
  calendar: OfficeCalendar,
  { after, until }: { readonly after: Date; readonly until: Date },
): Step[] {
  const steps: Step[] = []
  for (const step of ladder(deadline, row, calendar)) {
    const at = Date.parse(step.at)
    if (at > until.getTime()) return steps
    if (at > after.getTime()) steps.push(step)
  }
  return steps
}

/** The first step of a deadline whose turn comes after an instant. There always is one: an open deadline is never forgotten. */
export function nextStep(deadline: Laddered, row: PolicyRow, calendar: OfficeCalendar, after: Date): Step {
  for (const step of ladder(deadline, row, calendar)) {
    if (Date.parse(step.at) > after.getTime()) return step
  }
  throw new Error('a ladder has no end')
}

/** The first telling of a deadline that was just set or put off: as new. */
export function firstStep(deadline: Laddered, row: PolicyRow, calendar: OfficeCalendar): Step {
  return nextStep(deadline, row, calendar, new Date(0))
}

function* ladder(deadline: Laddered, row: PolicyRow, calendar: OfficeCalendar): Generator<Step, void> {
  const { due, setAt, snoozedUntil, remindBefore = row.remindBefore } = deadline
  const begins = romeInstant(snoozedUntil ?? romeDate(new Date(setAt)), MORNING)
  const from = begins.getTime() > Date.parse(setAt) ? romeDate(begins) : addDays(romeDate(new Date(setAt)), 1)
  const first = firstWorkingDay(from, calendar)
  // What would be late by its first morning is told at once, so that nobody hears of it first when it is missed.
  const isAtOnce = snoozedUntil === undefined && due < first
  yield { name: 'new', at: isAtOnce ? setAt : morningOf(first) }
  const early = [...new Set(remindBefore)]
    .toSorted((one, other) => other - one)
    .map((days) => ({ name: `before-${days}`, day: subtractWorkingDays(due, days, calendar) }))
    .filter(({ name, day }) => name !== 'before-0' && day > first)
  const dueDay = lastWorkingDay(due, calendar)
  for (const { name, day } of [...early, { name: 'due', day: dueDay }].filter(({ day }) => day >= first)) {
    yield { name, at: morningOf(day) }
  }
  let late = { days: 1, day: firstWorkingDay(addDays(due, 1), calendar) }
  for (const days of overdueDays(row)) {
    late = { days, day: addWorkingDays(late.day, days - late.days, calendar) }
    if (late.day >= first) yield { name: `overdue-${days}`, at: morningOf(late.day) }
  }
}

/** 1, when the deadline counts as missed, and whenever somebody else is to hear of it; then again and again. */
function* overdueDays({ liaisonAfter, coordinatorAfter }: PolicyRow): Generator<number, void> {
  const days = [...new Set([1, liaisonAfter, coordinatorAfter])].toSorted((one, other) => one - other)
  yield* days
  for (let day = (days.at(-1) ?? 1) + AGAIN_AFTER; ; day += AGAIN_AFTER) yield day
}

function morningOf(day: string): string {
  return romeInstant(day, MORNING).toISOString()
}

function lastWorkingDay(day: string, calendar: OfficeCalendar): string {
  let last = day
  for (let tries = 0; tries < 60 && !isWorkingDay(last, calendar); tries += 1) last = addDays(last, -1)
  return last
}

function subtractWorkingDays(day: string, count: number, calendar: OfficeCalendar): string {
  let last = lastWorkingDay(day, calendar)
  for (let taken = 0; taken < count; taken += 1) last = lastWorkingDay(addDays(last, -1), calendar)
  return last
}

/** How many working days after the due day a step comes; below zero before it, and for the first telling. */
export function daysAfterDue(step: StepName): number {
  const [kind, count] = step.split('-')
  if (kind === 'new') return Number.NEGATIVE_INFINITY
  return kind === 'due' ? 0 : Number(count) * (kind === 'before' ? -1 : 1)
}

/** A danger is told at once, at any hour. */
export function firstOfDanger(at: Date): Step {
  return { name: 'danger-1', at: at.toISOString() }
}

/** And again half an hour after it was told, within the duty hours. */
export function nextOfDanger(told: Step, duty: DutyHours, calendar: OfficeCalendar, now: Date): Step {
  const number = Number(told.name.split('-')[1]) + 1
  return {
    name: `danger-${number}`,
    at: firstOnDuty(new Date(now.getTime() + DANGER_EVERY_MS), duty, calendar).toISOString(),
  }
}

/** The instant itself when somebody is on duty then, else when the next duty begins. */
export function firstOnDuty(at: Date, { from, to, isEveryDay }: DutyHours, calendar: OfficeCalendar): Date {
  const today = romeDate(at)
  for (let day = today; day < addDays(today, 400); day = addDays(day, 1)) {
    if (!isEveryDay && !isWorkingDay(day, calendar)) continue
    const begins = romeInstant(day, from)
    if (at < begins) return begins
    if (at < romeInstant(day, to)) return at
  }
  return at
}
