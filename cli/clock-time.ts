import { romeDate, romeInstant } from '../shared/domain/rome.ts'
import { addDays } from '../shared/domain/working-days.ts'
import { Refused } from '../shared/errors.ts'

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/**
 * The instant that `--to` names: an instant with its zone, or a local time in Rome with a day before it, of which
 * `mon 08:00` is the next Monday and `08:00` alone the next time that it is eight.
 * @throws Refused for anything else
 */
export function instantAt(text: string, now: Date): Date {
  if (/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(text)) return readInstant(text)
  const [, day = '', time] = /^(?:(\S+)\s+)?((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(text) ?? []
  if (time === undefined) throw unreadable(text)
  if (/^\d{4}-\d\d-\d\d$/.test(day)) return readInstant(`${day}T00:00:00Z`) && romeInstant(day, time)
  const weekday = weekdays.indexOf(day.slice(0, 3).toLowerCase())
  if (day !== '' && weekday === -1) throw unreadable(text)
  return nextSuch(time, now, (one) => day === '' || new Date(one).getUTCDay() === weekday)
}

/**
 * The instant that `--by` names: `30m`, `12h` and `2h30m` are so much time, `3d` the same local time in Rome three
 * days later, also when the clock changes in between.
 * @throws Refused for anything else
 */
export function instantAfter(text: string, now: Date): Date {
  const [, days = '0', hours = '0', minutes = '0'] =
    /^(?:(\d{1,3})d)?(?:(\d{1,4})h)?(?:(\d{1,5})m)?$/.exec(text) ?? []
  const restMs = (Number(hours) * 60 + Number(minutes)) * 60_000
  if (restMs === 0 && Number(days) === 0) {
    throw new Refused(`--by takes a length such as 3d, 12h or 30m, not "${text}"`)
  }
  return new Date(sameTimeLater(now, Number(days)).getTime() + restMs)
}

function sameTimeLater(now: Date, days: number): Date {
  if (days === 0) return now
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Rome', timeStyle: 'short' }).format(now)
  const withinMinute = now.getTime() % 60_000
  return new Date(romeInstant(addDays(romeDate(now), days), time).getTime() + withinMinute)
}

function nextSuch(time: string, now: Date, isSuch: (day: string) => boolean): Date {
  let day = romeDate(now)
  while (!isSuch(day) || romeInstant(day, time) <= now) day = addDays(day, 1)
  return romeInstant(day, time)
}

function readInstant(text: string): Date {
  const instant = new Date(text)
  if (Number.isNaN(instant.getTime())) throw unreadable(text)
  return instant
}

function unreadable(text: string): Refused {
  return new Refused(
    `--to takes an instant such as 2026-11-23T07:00:00Z or a time in Rome such as "2026-11-23 08:00", "mon 08:00" or 08:00, not "${text}"`,
  )
}
