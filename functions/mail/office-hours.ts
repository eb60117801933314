import { EVENING, MORNING } from '../../shared/domain/ladder.ts'
import { romeDate, romeInstant, romeTime } from '../../shared/domain/rome.ts'
import {
  addDays,
  firstWorkingDay,
  isWorkingDay,
  type OfficeCalendar,
} from '../../shared/domain/working-days.ts'

/**
 * When somebody of an office may be written to: the instant itself from 08:00 until 19:00 of a day on which the office
 * works, else the next such morning. Only a danger does not wait for it.
 */
export function nextWritingTime(at: Date, calendar: OfficeCalendar): Date {
  const today = romeDate(at)
  const time = romeTime(at)
  if (isWorkingDay(today, calendar) && MORNING <= time && time < EVENING) return at
  return romeInstant(firstWorkingDay(time < MORNING ? today : addDays(today, 1), calendar), MORNING)
}
