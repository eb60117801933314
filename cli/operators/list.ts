import { hasLeft, isPresent, type Operator, role } from '../../shared/domain/operator.ts'
import { romeDate } from '../../shared/domain/rome.ts'
import { Refused } from '../../shared/errors.ts'
import { inParallel } from '../../shared/in-parallel.ts'
import { deadlineRows } from '../../shared/table/deadline-store.ts'
import { findOperator, operatorsOf } from '../../shared/table/operator-store.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Connection } from '../connection.ts'
import { wantedDistricts } from '../districts.ts'

export interface Wanted {
  readonly district?: string | undefined
  readonly role?: string | undefined
}

/**
 * Who works where, district by district, coordinators first: ids, roles and numbers only.
 * @throws Refused when there is no such district or role
 */
export async function listOperators(connection: Connection, { district, role: wanted }: Wanted) {
  const { table } = connection
  const districts = await wantedDistricts(connection, district)
  if (wanted !== undefined && !role.safeParse(wanted).success) {
    throw new Refused(`--role "${wanted}": use one of ${role.options.join(', ')}`)
  }
  const members = (await Promise.all(districts.map((id) => operatorsOf(table, id))))
    .flat()
    .filter(({ roles }) => wanted === undefined || roles.some((one) => one === wanted))
  const ids = [...new Set(members.map(({ operator }) => operator))]
  const today = romeDate(connection.now())
  const known = new Map(await inParallel(ids, async (id) => [id, await stateOf(table, id, today)] as const))
  return members.map(({ operator, district: its, roles, kinds }) => {
    const { present = 'not known', open } = known.get(operator) ?? {}
    return { operator, district: its, roles, kinds, present, openDeadlines: open?.get(its) ?? 0 }
  })
}

/** Whether somebody is there, and how much is open with them in each district. */
async function stateOf(table: Table, id: string, today: string) {
  const [found, rows] = await Promise.all([
    findOperator(table, id),
    Array.fromAsync(deadlineRows(table, id), (row) => String(row['district'])),
  ])
  const open = new Map([...Map.groupBy(rows, (district) => district)].map(([its, all]) => [its, all.length]))
  return { present: presence(found, today), open }
}

/** How somebody stands on a day: `here`, `away until 2026-12-31`, `left on 2026-11-30`. */
export function presence(operator: Pick<Operator, 'absences' | 'leftOn'> | undefined, today: string): string {
  if (operator === undefined) return 'not known'
  if (isPresent(operator, today)) return 'here'
  if (hasLeft(operator, today)) return `left on ${operator.leftOn}`
  const last = operator.absences.filter(({ from, to }) => from <= today && today <= to).map(({ to }) => to)
  return `away until ${last.toSorted().at(-1)}`
}
