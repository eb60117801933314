import { romeDate } from '../../shared/domain/rome.ts'
import { addDays, isWorkingDay, type OfficeCalendar } from '../../shared/domain/working-days.ts'
import { getDistrict } from '../../shared/table/district-store.ts'
import { operatorsOf } from '../../shared/table/operator-store.ts'
import type { Connection } from '../connection.ts'

const DAYS_SHOWN = 5
const DAYS_SEARCHED = 400

/**
 * A district with its office and duty hours, the next weekdays on which its office does not work, and its coordinators.
 * @throws NotFound when there is no such district
 */
export async function showDistrict({ table, now }: Connection, id: string) {
  const [found, members] = await Promise.all([getDistrict(table, id), operatorsOf(table, id)])
  const { name, codePrefix, municipalities, office, duty, phones, policy } = found
  const coordinators = members.filter(({ roles }) => roles.includes('coordinator'))
  return {
    ...{ id, name, codePrefix, municipalities: municipalities.length, office, duty, phones },
    nextNonWorkingDays: nonWorkingWeekdays(office, romeDate(now())),
    policy: policy.number,
    coordinators: coordinators.map(({ operator }) => operator),
  }
}

function nonWorkingWeekdays(office: OfficeCalendar, today: string): string[] {
  return Array.from({ length: DAYS_SEARCHED }, (_, ahead) => addDays(today, ahead))
    .filter((day) => !isWeekend(day) && !isWorkingDay(day, office))
    .slice(0, DAYS_SHOWN)
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(day).getUTCDay())
}
