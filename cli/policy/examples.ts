import {
  type DeadlineKind,
  type DistrictPolicy,
  deadlineKind,
  defaultPolicy,
  dueDayOf,
  rowOf,
} from '../../shared/domain/deadline-policy.ts'
import { romeDate, romeInstant } from '../../shared/domain/rome.ts'
import {
  addDays,
  firstWorkingDay,
  isWorkingDay,
  type OfficeCalendar,
} from '../../shared/domain/working-days.ts'

/** Instants at which something may arrive, each in a column of its own. */
export interface Arrivals {
  readonly now: Date
  readonly onFriday: Date
  readonly beforeLongWeekend: Date
}

const EVENING = '23:40'
/** A weekend and a holiday beside it. */
const LONG_WEEKEND_DAYS = 3
const DAYS_LOOKED_AHEAD = 400

/** Now, the next Friday evening, and the next evening after which the office is closed for three days or more. */
export function arrivalsFrom(now: Date, office: OfficeCalendar): Arrivals {
  const today = romeDate(now)
  const days = Array.from({ length: DAYS_LOOKED_AHEAD }, (_, ahead) => addDays(today, ahead))
  const friday = days.find((day) => new Date(day).getUTCDay() === 5) ?? today
  const before = days.find(
    (day) => isWorkingDay(day, office) && daysClosedAfter(day, office) >= LONG_WEEKEND_DAYS,
  )
  return {
    now,
    onFriday: romeInstant(friday, EVENING),
    beforeLongWeekend: romeInstant(before ?? today, EVENING),
  }
}

function daysClosedAfter(day: string, office: OfficeCalendar): number {
  const opens = firstWorkingDay(addDays(day, 1), office)
  return (Date.parse(opens) - Date.parse(day)) / 86_400_000 - 1
}

/** What counts from a day that is known, or has no length of its own. */
const countsFromNothing: ReadonlySet<DeadlineKind> = new Set(['danger', 'own'])

/** When what begins at these instants is due, for every kind that counts forward from an instant. */
export function exampleDays(policy: DistrictPolicy, office: OfficeCalendar, arrivals: Arrivals) {
  const kinds = deadlineKind.options.filter((kind) => !countsFromNothing.has(kind) && !countsFromADate(kind))
  return kinds.flatMap((kind) => {
    const row = rowOf(kind, policy)
    const of = (isUrgent: boolean) => ({
      kind,
      urgency: isUrgent ? 'urgent' : 'ordinary',
      now: dueDayOf(row, arrivals.now, { isUrgent, calendar: office }),
      onFriday: dueDayOf(row, arrivals.onFriday, { isUrgent, calendar: office }),
      beforeLongWeekend: dueDayOf(row, arrivals.beforeLongWeekend, { isUrgent, calendar: office }),
    })
    return row.urgentLength === undefined ? [of(false)] : [of(false), of(true)]
  })
}

/** An expiry, a date of the fund: no arrival. */
function countsFromADate(kind: DeadlineKind): boolean {
  const { unit, length } = defaultPolicy[kind]
  return unit !== 'working-days' && length <= 0
}
