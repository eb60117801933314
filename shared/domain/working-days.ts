import * as z from 'zod/mini'
import { isoDay, timeOfDay } from './identifier.ts'
import { romeDate, romeTime } from './rome.ts'

/** When an office works, beyond what holds for all of Italy. */
export const officeCalendar = z.object({
  /** The patron's day, month and day: `08-26`. */
  patron: z.optional(z.string().check(z.regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/))),
  /** Days on which the office itself is closed, both ends included. */
  closed: z.array(z.object({ from: isoDay, to: isoDay })),
  /** Local time of the end of a working day: what comes later is read on the next. `17:00` */
  closesAt: timeOfDay,
})
export type OfficeCalendar = z.infer<typeof officeCalendar>

const holidays = new Set('01-01 01-06 04-25 05-01 06-02 08-15 11-01 12-08 12-25 12-26'.split(' '))
/** Saint Francis is a national holiday again from this year on (law 151 of 2025). */
const FRANCIS = { day: '10-04', from: 2026 }
const DAY_MS = 86_400_000

/**
 * Whether an office works on a calendar day in Italy (`2026-08-26`): not on Saturday, Sunday, a national holiday, the
 * patron's day, nor when it is closed.
 */
export function isWorkingDay(day: string, { patron, closed }: OfficeCalendar): boolean {
  const weekday = new Date(day).getUTCDay()
  if (weekday === 0 || weekday === 6 || isHoliday(day) || day.slice(5) === patron) return false
  return !closed.some(({ from, to }) => from <= day && day <= to)
}

function isHoliday(day: string): boolean {
  const [year, monthDay] = [Number(day.slice(0, 4)), day.slice(5)]
  const isFrancis = monthDay === FRANCIS.day && year >= FRANCIS.from
  return holidays.has(monthDay) || isFrancis || day === nextDay(easter(year))
}

/** Easter Sunday by the Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). */
function easter(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const ordinal = h + l - 7 * m + 114
  return isoOf(Date.UTC(year, Math.floor(ordinal / 31) - 1, (ordinal % 31) + 1))
}

/** A calendar day that is so many days later; earlier when negative. */
export function addDays(day: string, days: number): string {
  return isoOf(Date.parse(day) + days * DAY_MS)
}

function nextDay(day: string): string {
  return addDays(day, 1)
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

/** An office that is closed for longer is no office: a calendar without end must not stop a function. */
const MAX_DAYS_CLOSED = 400

/** The day itself when the office works on it, else the first after it that it works on. */
export function firstWorkingDay(from: string, calendar: OfficeCalendar): string {
  let day = from
  for (let tries = 0; tries < MAX_DAYS_CLOSED; tries += 1) {
    if (isWorkingDay(day, calendar)) return day
    day = nextDay(day)
  }
  return day
}

/** The working day that comes so many working days after a day; the day itself, or the first after it, for 0. */
export function addWorkingDays(from: string, count: number, calendar: OfficeCalendar): string {
  let day = firstWorkingDay(from, calendar)
  for (let added = 0; added < count; added += 1) day = firstWorkingDay(nextDay(day), calendar)
  return day
}

/** Day 0 of a deadline: the first working day on which what came at this instant could be read. */
export function dayZero(at: Date, calendar: OfficeCalendar): string {
  const today = romeDate(at)
  return firstWorkingDay(romeTime(at) < calendar.closesAt ? today : nextDay(today), calendar)
}
