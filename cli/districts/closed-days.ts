import { addDays, type OfficeCalendar } from '../../shared/domain/working-days.ts'

type Closed = OfficeCalendar['closed']
export type Period = Closed[number]

/** Days on which an office is closed, and these too: each day once, periods that meet are one. */
export function withClosed(closed: Closed, added: readonly Period[]): Closed {
  const merged: Closed = []
  for (const { from, to } of [...closed, ...added].toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = merged.at(-1)
    if (last === undefined || from > addDays(last.to, 1)) merged.push({ from, to })
    else if (to > last.to) last.to = to
  }
  return merged
}

/** Days on which an office is closed, but not these. */
export function withoutClosed(closed: Closed, opened: readonly Period[]): Closed {
  return opened.reduce<Closed>((left, { from, to }) => left.flatMap((one) => without(one, from, to)), closed)
}

function without(one: Period, from: string, to: string): Closed {
  if (to < one.from || from > one.to) return [one]
  return [
    ...(one.from < from ? [{ from: one.from, to: addDays(from, -1) }] : []),
    ...(one.to > to ? [{ from: addDays(to, 1), to: one.to }] : []),
  ]
}
