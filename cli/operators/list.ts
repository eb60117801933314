import { hasLeft, isPresent, type Operator, role } from '../../shared/domain/operator.ts'
import { romeDate } from '../../shared/domain/rome.ts'
import { Refused } from '../../shared/errors.ts'
import { countDeadlines } from '../../shared/table/deadline-store.ts'
import { listDistricts } from '../../shared/table/district-store.ts'
import { findOperator, operatorsOf } from '../../shared/table/operator-store.ts'
import type { Connection } from '../connection.ts'
import { requireDistrict } from '../districts.ts'
import { inParallel } from '../import/in-parallel.ts'

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
  if (district !== undefined) await requireDistrict(connection, district)
  if (wanted !== undefined && !role.safeParse(wanted).success) {
    throw new Refused(`--role "${wanted}": use one of ${role.options.join(', ')}`)
  }
  const districts = district === undefined ? (await listDistricts(table)).map(({ id }) => id) : [district]
  const members = (await Promise.all(districts.map((id) => operatorsOf(table, id)))).flat()
  const today = romeDate(connection.now())
  return inParallel(
    members.filter(({ roles }) => wanted === undefined || roles.some((one) => one === wanted)),
    async ({ operator, roles, kinds, ...its }) => {
      const [found, openDeadlines] = await Promise.all([
        findOperator(table, operator),
        countDeadlines(table, operator),
      ])
      return {
        operator,
        district: its.district,
        roles,
        kinds,
        present: presence(found, today),
        openDeadlines,
      }
    },
  )
}

/** How somebody stands on a day: `here`, `away until 2026-12-31`, `left on 2026-11-30`. */
export function presence(operator: Pick<Operator, 'absences' | 'leftOn'> | undefined, today: string): string {
  if (operator === undefined) return 'not known'
  if (isPresent(operator, today)) return 'here'
  if (hasLeft(operator, today)) return `left on ${operator.leftOn}`
  const last = operator.absences.filter(({ from, to }) => from <= today && today <= to).map(({ to }) => to)
  return `away until ${last.toSorted().at(-1)}`
}
