import { romeDate } from '../../../shared/domain/rome.ts'
import { inParallel } from '../../../shared/in-parallel.ts'
import { listDistricts } from '../../../shared/table/district-store.ts'
import { findInstitution } from '../../../shared/table/institution-store.ts'
import type { Connection } from '../../connection.ts'
import { checkDrafts } from '../../operators/checks.ts'
import { unownedFor } from '../../operators/gaps.ts'
import { type NewNaming, nameLiaison, newNamings } from '../../operators/naming.ts'
import { type Draft, type Plan, planOf } from '../../operators/plan.ts'
import { findStanding, saveOperator } from '../../operators/save.ts'
import type { RowProblem, Rows } from '../file/row.ts'
import { problemsOf, repeated } from '../problems.ts'
import { type SheetMapping, sheetHeadings } from '../sheet.ts'
import { outcomeOf, type SheetImport, type SheetImported } from '../sheet-import.ts'
import { translator } from '../sheet-row.ts'
import { neededOfOperators, operatorColumns } from './columns.ts'
import { type OperatorReading, readOperatorRow } from './row.ts'

/**
 * Adds the operators of a file and brings those who are there to what it says; nothing is written while one row has a
 * problem, nor where all is so already.
 * @throws Refused when one of them was changed at the same moment: import again
 */
export async function importOperators(connection: Connection, sheet: SheetImport): Promise<SheetImported> {
  const { plans, problems } = await planOperators(connection, sheet.rows, sheet.mapping)
  const namings = problems.length > 0 ? [] : await newNamings(connection, await namingsIn(connection, plans))
  if (problems.length === 0 && !sheet.dryRun) {
    for (const plan of plans) await saveOperator(connection, plan)
    for (const naming of namings) await nameLiaison(connection, naming)
  }
  const outcomes = plans.map(({ before, after, changes }) => {
    return { id: after.operator.id, isNew: before === undefined, changes }
  })
  const remarks = problems.length > 0 || sheet.dryRun ? [] : await unownedFor(connection.table, plans)
  return { ...outcomeOf(sheet, problems, outcomes, namings.length), remarks }
}

async function planOperators(connection: Connection, rows: Rows, mapping: SheetMapping) {
  const { table } = connection
  const districts = (await listDistricts(table)).map(({ id }) => id)
  const headings = sheetHeadings(operatorColumns, mapping)
  const context = { headings, districts, translate: translator(mapping) }
  const readings = rows.rows.map((row) => readOperatorRow(row, context))
  const planned = await inParallel(readings, async (reading) => planFor(connection, reading))
  const plans = planned.flatMap(({ plan }) => plan ?? [])
  const ofRows = [
    ...planned.flatMap((one) => one.problems),
    ...repeated(
      readings.map(({ said }) => said),
      'id',
      ({ id }) => id || undefined,
    ),
    ...(await checkDrafts(
      table,
      planned.map(({ draft }) => draft),
      romeDate(connection.now()),
    )),
  ]
  return { plans, problems: problemsOf(rows, ofRows, headings, neededOfOperators) }
}

async function planFor({ table, now }: Connection, { said, problems }: OperatorReading) {
  const before = said.id === '' ? undefined : await findStanding(table, said.id)
  const { plan, draft, problems: ofPlan } = planOf(said, before, romeDate(now()))
  const both = [...problems, ...ofPlan.filter(isNew(problems))]
  const readable = readablePart(draft, both)
  return both.length > 0 || plan === undefined
    ? { problems: both, draft: readable }
    : { plan, problems: both, draft: readable }
}

/** What could not be read is not missing as well; nor is it known then for what it would be wrong. */
function isNew(problems: readonly RowProblem[]): (one: RowProblem) => boolean {
  const unread = new Set(problems.map(({ column }) => column))
  const isSilent = ({ column }: RowProblem) =>
    unread.has(column) ||
    (column === 'kinds' && unread.has('districts')) ||
    (unread.has('id') && column !== 'kinds')
  return (one) => !isSilent(one)
}

/** A draft without what is wrong with it already. */
function readablePart(draft: Draft, problems: readonly RowProblem[]): Draft {
  const wrong = new Set(problems.map(({ column }) => column))
  const { signInAddress, deputy, memberships, institutions } = draft
  return {
    ...draft,
    signInAddress: wrong.has('email') ? undefined : signInAddress,
    deputy: wrong.has('deputy') ? undefined : deputy,
    memberships: wrong.has('districts') || memberships?.length === 0 ? undefined : memberships,
    institutions: wrong.has('institutions') ? [] : institutions,
  }
}

/** Each institution's district says where the naming holds. */
async function namingsIn({ table }: Connection, plans: readonly Plan[]): Promise<NewNaming[]> {
  const wanted = plans.flatMap(({ after, institutions }) =>
    institutions.map((id) => ({ operator: after.operator.id, id })),
  )
  const found = await inParallel(wanted, async ({ operator, id }) => {
    const institution = await findInstitution(table, id)
    return institution === undefined
      ? []
      : [{ district: institution.district, namedFor: `institution/${id}`, operator }]
  })
  return found.flat()
}
