import {
  hasLeft,
  isLiaison,
  isPresent,
  type Membership,
  type Operator,
} from '../../shared/domain/operator.ts'
import { addDays, isWorkingDay } from '../../shared/domain/working-days.ts'
import { hasUnowned } from '../../shared/table/deadline-store.ts'
import { getDistrict } from '../../shared/table/district-store.ts'
import { findOperator, membershipsOf, operatorsOf } from '../../shared/table/operator-store.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Plan } from './plan.ts'

/** What is missing, in words, in the districts of somebody from the day on which they work there no longer. */
export async function gapsAfter(table: Table, id: string, day: string): Promise<string[]> {
  const memberships = await membershipsOf(table, id)
  const found = memberships.map(async ({ district, roles }) => {
    if (!isLiaison(roles)) return []
    const others = (await othersOf(table, id, district)).filter(({ operator }) => !hasLeft(operator, day))
    if (others.some((one) => one.roles.includes('coordinator'))) return []
    const cure = `add a coordinator with "operator add", --role ${district}:coordinator`
    if (others.length === 0) {
      return [`nobody is left in ${district}: what comes falls to the district itself; ${cure}`]
    }
    return roles.includes('coordinator')
      ? [`no coordinator is left in ${district}: nobody hears there of what is late; ${cure}`]
      : []
  })
  return (await Promise.all(found)).flat()
}

/** Longer absences are looked at so far only. */
const MOST_DAYS = 400

/** In which districts of somebody nobody else is there on working days of an absence, in words. */
export async function gapsDuring(
  table: Table,
  id: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<string[]> {
  const length = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
  const days = Array.from({ length: Math.min(length, MOST_DAYS) }, (_, ahead) => addDays(from, ahead))
  const found = (await membershipsOf(table, id)).map(async ({ district, roles }) => {
    if (!isLiaison(roles)) return []
    const [{ office }, others] = await Promise.all([
      getDistrict(table, district),
      othersOf(table, id, district),
    ])
    const alone = days.filter(
      (day) => isWorkingDay(day, office) && !others.some(({ operator }) => isPresent(operator, day)),
    )
    if (alone.length === 0) return []
    const when = alone.length === 1 ? `${alone[0]}` : `${alone[0]} and ${alone.length - 1} more of these days`
    return [`nobody else is there in ${district} on ${when}: what comes then falls to the district itself`]
  })
  return (await Promise.all(found)).flat()
}

/** Where somebody is a coordinator now, and was not, and something waits that nobody has: what to do, in words. */
export async function unownedFor(table: Table, plans: readonly Plan[]): Promise<string[]> {
  const districts = plans.flatMap(({ before, after }) =>
    after.memberships.filter((one) => isNewCoordinator(one, before?.memberships ?? [])),
  )
  const found = [...new Set(districts.map(({ district }) => district))].map(async (district) =>
    (await hasUnowned(table, district))
      ? [
          `something in ${district} is nobody’s: see "deadline list --unowned --district ${district}", and give it to somebody with "referral reassign"`,
        ]
      : [],
  )
  return (await Promise.all(found)).flat()
}

function isNewCoordinator({ district, roles }: Membership, before: readonly Membership[]): boolean {
  const was = before.find((one) => one.district === district)
  return roles.includes('coordinator') && !was?.roles.includes('coordinator')
}

/** To whom else families of a district may be given. */
async function othersOf(table: Table, id: string, district: string) {
  const members = (await operatorsOf(table, district)).filter(
    ({ operator, roles }) => operator !== id && isLiaison(roles),
  )
  const found = members.map(async ({ operator, roles }) => {
    const its: Operator | undefined = await findOperator(table, operator)
    return its === undefined ? [] : [{ roles, operator: its }]
  })
  return (await Promise.all(found)).flat()
}
