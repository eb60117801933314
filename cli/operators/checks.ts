import { addressId } from '../../shared/domain/address.ts'
import { hasLeft } from '../../shared/domain/operator.ts'
import { findAddress } from '../../shared/table/address-store.ts'
import { deadlineRows } from '../../shared/table/deadline-store.ts'
import { findInstitution } from '../../shared/table/institution-store.ts'
import { findOperator } from '../../shared/table/operator-store.ts'
import type { Table } from '../../shared/table/table.ts'
import type { RowProblem } from '../import/file/row.ts'
import { inParallel } from '../import/in-parallel.ts'
import { repeated } from '../import/problems.ts'
import { isNamed, type Plan, type Standing } from './plan.ts'
import { findStanding } from './save.ts'

/**
 * What is wrong with several operators together, and with what is in the table already.
 * @param unread ids of those of the file whose rows have problems: nothing is said of them
 */
export async function checkPlans(
  table: Table,
  plans: readonly Plan[],
  { unread, today }: { readonly unread: ReadonlySet<string>; readonly today: string },
): Promise<RowProblem[]> {
  const planned = new Map(plans.map(({ after }) => [after.operator.id, after]))
  const found = await inParallel(plans, async (plan) => {
    const problems = await Promise.all([
      addressProblem(table, plan, today),
      unread.has(plan.after.operator.deputy ?? '')
        ? undefined
        : deputyProblem(plan, (id) => planned.get(id) ?? findStanding(table, id), today),
      leavingProblem(table, plan),
      ...plan.institutions.map((id) => namingProblem(table, plan, id)),
    ])
    return problems.filter((one) => one !== undefined).map((one) => ({ line: plan.line, ...one }))
  })
  const namings = plans.flatMap(({ line, institutions }) => institutions.map((id) => ({ line, id })))
  return [
    ...found.flat(),
    ...repeated(plans, 'email', ({ after }) => addressId(after.operator.signInAddress)),
    ...repeated(namings, 'institutions', ({ id }) => id).map((one) => ({
      ...one,
      problem: `somebody is named for one of them on an earlier line`,
    })),
  ]
}

type Found = Promise<Omit<RowProblem, 'line'> | undefined>

/** Whose address it is may have left. */
async function addressProblem(table: Table, { after: { operator } }: Plan, today: string): Found {
  const id = (await findAddress(table, addressId(operator.signInAddress)))?.operator
  if (id === undefined || id === operator.id) return undefined
  const holder = await findOperator(table, id)
  if (holder !== undefined && hasLeft(holder, today)) return undefined
  return { column: 'email', problem: `${id} signs in with it: each needs an address of their own` }
}

async function deputyProblem(
  { after: { operator, memberships } }: Plan,
  standingOf: (id: string) => Standing | undefined | Promise<Standing | undefined>,
  today: string,
): Found {
  const { id, deputy } = operator
  if (deputy === undefined) return undefined
  const problem = (text: string) => ({ column: 'deputy', problem: text })
  if (deputy === id) return problem('is their own deputy')
  const found = await standingOf(deputy)
  if (found === undefined) return problem('unknown operator: add them too')
  if (hasLeft(found.operator, today)) return problem(`${deputy} left on ${found.operator.leftOn}`)
  const isNear = memberships.some(({ district }) =>
    found.memberships.some((one) => one.district === district),
  )
  return isNear ? undefined : problem(`${deputy} works in none of their districts`)
}

/** Nothing may stay with somebody who is not there. */
async function leavingProblem(table: Table, { before, after }: Plan): Found {
  const kept = new Set(after.memberships.map(({ district }) => district))
  const gone = (before?.memberships ?? []).filter(({ district }) => !kept.has(district))
  if (gone.length === 0) return undefined
  const open = await Array.fromAsync(deadlineRows(table, after.operator.id))
  const left = open.filter((row) => gone.some(({ district }) => district === row['district']))
  if (left.length === 0) return undefined
  const where = gone.map(({ district }) => district).join(', ')
  return { column: 'districts', problem: `${left.length} open deadlines of ${where}: reassign them first` }
}

async function namingProblem(table: Table, { after: { memberships } }: Plan, id: string): Found {
  const institution = await findInstitution(table, id)
  if (institution === undefined) {
    return { column: 'institutions', problem: 'unknown institution: add it first, see "institution list"' }
  }
  const { district } = institution
  if (memberships.some((one) => one.district === district && isNamed(one))) return undefined
  return { column: 'institutions', problem: `no liaison or coordinator of ${district}, where ${id} is` }
}
