const dateInRome = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Rome',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The calendar day at which an instant falls in Italy: `2026-03-29`. */
export function romeDate(instant: Date): string {
  return dateInRome.format(instant)
}

const timeInRome = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Rome',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** The local time of an instant in Italy: `23:40`. */
export function romeTime(instant: Date): string {
  return timeInRome.format(instant)
}

const MINUTE_MS = 60_000

/** The instant of a local time in Italy. A time that the clock skips in spring is the one an hour later. */
export function romeInstant(day: string, time: string): Date {
  const wanted = Date.parse(`${day}T${time}:00Z`)
  const atWinterTime = new Date(wanted - 60 * MINUTE_MS)
  const atSummerTime = new Date(wanted - 120 * MINUTE_MS)
  const isSummer = romeDate(atSummerTime) === day && romeTime(atSummerTime) === time
  return isSummer ? atSummerTime : atWinterTime
}
