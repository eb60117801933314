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
