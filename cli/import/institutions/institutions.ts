import type { Institution } from '../../../shared/domain/institution.ts'
import { inParallel } from '../../../shared/in-parallel.ts'
import { listDistricts } from '../../../shared/table/district-store.ts'
import { findInstitution, listInstitutions } from '../../../shared/table/institution-store.ts'
import type { Connection } from '../../connection.ts'
import { type InstitutionPlan, planInstitution } from '../../institutions/plan.ts'
import { rivalOf } from '../../institutions/rival.ts'
import { saveInstitution } from '../../institutions/save.ts'
import { type NewNaming, nameLiaison, newNamings, whyNoLiaison } from '../../operators/naming.ts'
import type { RowProblem } from '../file/row.ts'
import { problemsOf, repeated } from '../problems.ts'
import { sheetHeadings } from '../sheet.ts'
import { outcomeOf, type SheetImport, type SheetImported } from '../sheet-import.ts'
import { translator } from '../sheet-row.ts'
import {
  type InstitutionReading,
  institutionColumns,
  neededOfInstitutions,
  readInstitutionRow,
} from './row.ts'

interface Planned extends InstitutionPlan {
  readonly line: number
  readonly liaison: string | undefined
}

/** What a row makes known, also where something of it is wrong that does not matter for what it is taken for. */
interface Claim {
  readonly line: number
  readonly claimed: Institution
}

/**
 * Adds the institutions of a file and brings those that are there to what it says; nothing is written while one row has
 * a problem, nor where all is so already.
 * @throws Refused when one of them was changed at the same moment: import again
 */
export async function importInstitutions(connection: Connection, sheet: SheetImport): Promise<SheetImported> {
  const { plans, problems } = await planInstitutions(connection, sheet)
  const namings = problems.length > 0 ? [] : await newNamings(connection, namingsIn(plans))
  if (problems.length === 0 && !sheet.dryRun) {
    for (const plan of plans) await saveInstitution(connection, plan)
    for (const naming of namings) await nameLiaison(connection, naming)
  }
  const outcomes = plans.map(({ before, after, changes }) => {
    return { id: after.id, isNew: before === undefined, changes }
  })
  return outcomeOf(sheet, problems, outcomes, namings.length)
}

async function planInstitutions(connection: Connection, { rows, mapping }: SheetImport) {
  const districts = (await listDistricts(connection.table)).map(({ id }) => id)
  const headings = sheetHeadings(institutionColumns, mapping)
  const context = { headings, districts, translate: translator(mapping) }
  const readings = rows.rows.map((row) => readInstitutionRow(row, context))
  const planned = await inParallel(readings, (reading) => planFor(connection, reading))
  const plans = planned.flatMap(({ plan }) => plan ?? [])
  const ofRows = [
    ...planned.flatMap(({ problems }) => problems),
    ...repeated(
      readings.map(({ line, said }) => ({ line, id: said.id })),
      'id',
      ({ id }) => id || undefined,
    ),
    ...(await rivals(
      connection,
      planned.flatMap(({ claim }) => claim ?? []),
    )),
  ]
  return { plans, problems: problemsOf(rows, ofRows, headings, neededOfInstitutions) }
}

async function planFor(connection: Connection, { line, said, liaison, problems }: InstitutionReading) {
  if (said.id === '') return { problems }
  const before = await findInstitution(connection.table, said.id)
  const { plan, claimed, problems: ofPlan } = planInstitution(said, before)
  const district = said.district ?? before?.district
  const isKnown = liaison !== undefined && district !== undefined
  const why = isKnown ? await whyNoLiaison(connection, liaison, district) : undefined
  const found = [...ofPlan, ...(why === undefined ? [] : [{ column: 'liaison', problem: why }])]
  const others = found.filter(({ column }) => !problems.some((one) => one.column === column))
  const all: RowProblem[] = [...problems, ...others.map((one) => ({ line, ...one }))]
  const claim = claimed && { line, claimed }
  return all.length > 0 || plan === undefined
    ? { problems: all, claim }
    : { plan: { ...plan, line, liaison }, problems: [], claim }
}

/** What would be taken for something else, of the table or of another line. */
async function rivals({ table }: Connection, claims: readonly Claim[]): Promise<RowProblem[]> {
  const byDistrict = [...Map.groupBy(claims, ({ claimed }) => claimed.district)]
  const found = byDistrict.map(async ([district, its]) => {
    const claimedHere = new Set(its.map(({ claimed }) => claimed.id))
    const known = (await listInstitutions(table, district)).filter(({ id }) => !claimedHere.has(id))
    const all = [...known, ...its.map(({ claimed }) => claimed)]
    return its.flatMap(({ line, claimed }): RowProblem[] => {
      const rival = rivalOf(claimed, all)
      const problem = `has a name, code or alias of ${rival?.id}: give it its own`
      return rival === undefined ? [] : [{ line, column: 'name', problem }]
    })
  })
  return (await Promise.all(found)).flat()
}

function namingsIn(plans: readonly Planned[]): NewNaming[] {
  return plans.flatMap(({ after: { id, district }, liaison: operator }) =>
    operator === undefined ? [] : [{ district, namedFor: `institution/${id}`, operator }],
  )
}
