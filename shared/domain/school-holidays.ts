import data from './data/school-holidays.json' with { type: 'json' }

interface Days {
  readonly from: string
  readonly to: string
}

/** Beyond what holds in all of Lombardy, as configured. */
const ofDistricts: readonly Readonly<Record<string, readonly Days[]>>[] = data.years.map(
  ({ districts }) => districts,
)

/** Whether schools of a district are on holiday on a day; a day of a school year that is not configured is none. */
export function isSchoolHoliday(day: string, district: string): boolean {
  const everywhere = data.years.flatMap((year) => year.everywhere)
  const here = ofDistricts.flatMap((year) => year[district] ?? [])
  return [...everywhere, ...here].some(({ from, to }) => from <= day && day <= to)
}
