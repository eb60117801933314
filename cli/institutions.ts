import type { Institution } from '../shared/domain/institution.ts'
import { NotFound, Refused } from '../shared/errors.ts'
import { inParallel } from '../shared/in-parallel.ts'
import { findInstitution, institutionRows, listInstitutions } from '../shared/table/institution-store.ts'
import { findNaming } from '../shared/table/naming-store.ts'
import type { Connection } from './connection.ts'
import { requireDistrict, wantedDistricts } from './districts.ts'
import { requireSlug } from './forms/new-form.ts'
import { type InstitutionProblem, planInstitution } from './institutions/plan.ts'
import { rivalOf } from './institutions/rival.ts'
import { saveInstitution } from './institutions/save.ts'
import { collect } from './lists.ts'
import { nameLiaison } from './operators/naming.ts'

export interface NewInstitution extends Omit<Institution, 'municipality' | 'aliases' | 'code' | 'version'> {
  /** Name or ISTAT code. */
  readonly municipality: string
  readonly code?: string | undefined
  readonly aliases?: readonly string[] | undefined
}

/**
 * Makes an institution known, so that forms may name it.
 * @throws Refused when it would be taken for another one: neither would be found from then on
 */
export async function addInstitution(connection: Connection, given: NewInstitution) {
  requireSlug(given.id)
  await requireDistrict(connection, given.district)
  const { code, aliases } = given
  const { plan, problems } = planInstitution({ ...given, code, aliases }, undefined)
  if (plan === undefined) {
    throw new Refused(problems.map((one) => told(one, new Map(Object.entries(given)))).join('; '))
  }
  const rival = rivalOf(plan.after, await listInstitutions(connection.table, given.district))
  if (rival !== undefined) {
    throw new Refused(
      `"${rival.word}" is already ${rival.id}: give this one a name, code and aliases of its own`,
    )
  }
  await saveInstitution(connection, plan)
  const { version: _, ...shown } = plan.after
  return shown
}

/** By the options of the command. */
function told({ column, problem }: InstitutionProblem, given: ReadonlyMap<string, unknown>): string {
  if (problem === 'unreadable' || problem === 'missing') {
    return `--${column === 'aliases' ? 'alias' : column}: give a text that is not empty, or none`
  }
  return `--${column} "${given.get(column)}": ${problem}`
}

/**
 * Names a liaison for the families of an institution, or nobody any longer.
 * @throws NotFound when there is no such institution or operator
 * @throws Refused when the operator has left, or is no liaison of the institution’s district
 */
export async function setLiaison(connection: Connection, id: string, operator: string | undefined) {
  const found = await findInstitution(connection.table, id)
  if (found === undefined) throw new NotFound(`institution ${id} does not exist: see "institution list"`)
  const { district } = found
  const isNew = await nameLiaison(connection, { district, namedFor: `institution/${id}`, operator })
  return { id, district, liaison: operator ?? 'nobody', outcome: isNew ? 'set' : 'as it was' }
}

/** Rows of all institutions, or of one district's, by district and id, each with who is named for it. */
export async function listAllInstitutions(connection: Connection, district?: string) {
  const { table } = connection
  const districts = await wantedDistricts(connection, district)
  const rows = await collect(districts.map((id) => institutionRows(table, id)))
  return inParallel(rows, async (row) => {
    const naming = await findNaming(table, String(row['district']), `institution/${row['id']}`)
    return { ...row, ...(naming?.operator === undefined ? {} : { liaison: naming.operator }) }
  })
}
