import { addressId } from '../../shared/domain/address.ts'
import { hasLeft } from '../../shared/domain/operator.ts'
import { inParallel } from '../../shared/in-parallel.ts'
import { findAddress } from '../../shared/table/address-store.ts'
import { deadlineRows } from '../../shared/table/deadline-store.ts'
import { findInstitution } from '../../shared/table/institution-store.ts'
import { findOperator } from '../../shared/table/operator-store.ts'
import type { Table } from '../../shared/table/table.ts'
import type { RowProblem } from '../import/file/row.ts'
import { repeated } from '../import/problems.ts'
import { type Draft, isNamed } from './plan.ts'
import { findStanding } from './save.ts'

/** What is wrong with several operators together, and with what is in the table already, as far as they could be read. */
export async function checkDrafts(
  table: Table,
  drafts: readonly Draft[],
  today: string,
): Promise<RowProblem[]> {
  const inFile = new Map(drafts.map((draft) => [draft.id, asColleague(draft)]))
  const colleague = async (id: string) => inFile.get(id) ?? (await findColleague(table, id))
  const found = await inParallel(drafts, async (draft) => {
    const problems = await Promise.all([
      addressProblem(table, draft, today),
      deputyProblem(draft, colleague, today),
      leavingProblem(table, draft),
      ...draft.institutions.map((id) => namingProblem(table, draft, id)),
    ])
    return problems.filter((one) => one !== undefined).map((one) => ({ line: draft.line, ...one }))
  })
  const namings = drafts.flatMap(({ line, institutions }) => institutions.map((id) => ({ line, id })))
  return [
    ...found.flat(),
    ...repeated(drafts, 'email', ({ signInAddress }) => signInAddress && addressId(signInAddress)),
    ...repeated(namings, 'institutions', ({ id }) => id).map((one) => ({
      ...one,
      problem: `somebody is named for one of them on an earlier line`,
    })),
  ]
}

type Found = Promise<Omit<RowProblem, 'line'> | undefined>

/** Whose address it is may have left. */
async function addressProblem(table: Table, draft: Draft, today: string): Found {
  if (draft.id === '' || draft.signInAddress === undefined) return undefined
  const id = (await findAddress(table, addressId(draft.signInAddress)))?.operator
  if (id === undefined || id === draft.id) return undefined
  const holder = await findOperator(table, id)
  if (holder !== undefined && hasLeft(holder, today)) return undefined
  return { column: 'email', problem: `${id} signs in with it: each needs an address of their own` }
}

/** Who may be somebody's deputy; where they work is not known of a row that does not say it readably. */
interface Colleague {
  readonly leftOn: string | undefined
  readonly memberships: Draft['memberships']
}

function asColleague({ before, memberships }: Draft): Colleague {
  return { leftOn: before?.operator.leftOn, memberships }
}

async function findColleague(table: Table, id: string): Promise<Colleague | undefined> {
  const found = await findStanding(table, id)
  return found && { leftOn: found.operator.leftOn, memberships: found.memberships }
}

async function deputyProblem(
  { id, deputy, memberships }: Draft,
  colleague: (id: string) => Promise<Colleague | undefined>,
  today: string,
): Found {
  if (deputy === undefined) return undefined
  const problem = (text: string) => ({ column: 'deputy', problem: text })
  if (deputy === id) return problem('nobody is their own deputy: name somebody else')
  const found = await colleague(deputy)
  if (found === undefined) return problem('unknown operator: correct the id, or add them')
  if (hasLeft(found, today)) return problem(`${deputy} left on ${found.leftOn}`)
  if (memberships === undefined || found.memberships === undefined) return undefined
  const theirs = new Set(found.memberships.map(({ district }) => district))
  const isNear = memberships.some(({ district }) => theirs.has(district))
  return isNear ? undefined : problem(`${deputy} works in none of their districts`)
}

/** Nothing may stay with somebody who is not there. */
async function leavingProblem(table: Table, { id, before, memberships }: Draft): Found {
  if (memberships === undefined) return undefined
  const kept = new Set(memberships.map(({ district }) => district))
  const gone = (before?.memberships ?? []).filter(({ district }) => !kept.has(district))
  if (gone.length === 0) return undefined
  const open = await Array.fromAsync(deadlineRows(table, id))
  const left = open.filter((row) => gone.some(({ district }) => district === row['district']))
  if (left.length === 0) return undefined
  const where = gone.map(({ district }) => district).join(', ')
  return { column: 'districts', problem: `${left.length} open deadlines of ${where}: reassign them first` }
}

async function namingProblem(table: Table, { memberships }: Draft, id: string): Found {
  const institution = await findInstitution(table, id)
  if (institution === undefined) {
    return { column: 'institutions', problem: 'unknown institution: add it first, see "institution list"' }
  }
  const { district } = institution
  if (memberships === undefined) return undefined
  if (memberships.some((one) => one.district === district && isNamed(one))) return undefined
  return { column: 'institutions', problem: `no liaison or coordinator of ${district}, where ${id} is` }
}
