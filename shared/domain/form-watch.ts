import * as z from 'zod/mini'
import type { Form, Rhythm } from './form.ts'
import { instant, slug } from './identifier.ts'
import { MORNING } from './ladder.ts'
import { romeDate, romeInstant } from './rome.ts'
import { isSchoolHoliday } from './school-holidays.ts'
import { addDays, isWorkingDay, type OfficeCalendar } from './working-days.ts'

/** That a form is expected to speak by its rhythm. A technical row. */
export const formWatch = z.object({
  form: slug,
  /** Since when it is expected to: it was added, or let in again. */
  since: instant,
  /** When it would have gone quiet; without it nobody waits for it to speak. */
  next: z.optional(instant),
  version: z.int().check(z.gte(1)),
})
export type FormWatch = z.infer<typeof formWatch>

const rhythmDays: Readonly<Record<Exclude<Rhythm, 'none'>, number>> = { weekly: 7, monthly: 31 }

type Watched = Pick<Form, 'district' | 'origin'> & { readonly rhythm: Exclude<Rhythm, 'none'> }

/** Whether a form is expected to speak: neither disabled nor being tried out, and with a rhythm. */
export function isWatched<Its extends Pick<Form, 'rhythm' | 'enabled' | 'isTesting'>>(
  form: Its,
): form is Its & { rhythm: Exclude<Rhythm, 'none'> } {
  return form.enabled && !form.isTesting && form.rhythm !== 'none'
}

/**
 * When a form that spoke last at an instant has gone quiet: at 08:00 of the working day after its rhythm and one working
 * day more. Holidays of the schools do not count for a school's form.
 */
export function quietFrom(form: Watched, spokeAt: Date, calendar: OfficeCalendar): Date {
  const counts = (day: string) => form.origin !== 'school' || !isSchoolHoliday(day, form.district)
  const works = (day: string) => counts(day) && isWorkingDay(day, calendar)
  let day = romeDate(spokeAt)
  for (let left = rhythmDays[form.rhythm]; left > 0; left -= 1) day = nextThat(counts, day)
  return romeInstant(nextThat(works, nextThat(works, day)), MORNING)
}

/** A calendar without end must not stop a function. */
const MAX_DAYS = 400

function nextThat(isWanted: (day: string) => boolean, after: string): string {
  for (let days = 1; days <= MAX_DAYS; days += 1) {
    const day = addDays(after, days)
    if (isWanted(day)) return day
  }
  return addDays(after, 1)
}
