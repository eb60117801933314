import { inParallel } from '../../../shared/in-parallel.ts'
import { type OrganisationPlan, planOrganisation } from '../../../shared/mentors/organisation-plan.ts'
import { saveOrganisation } from '../../../shared/mentors/save-organisation.ts'
import { listDistricts } from '../../../shared/table/district-store.ts'
import { findOrganisation } from '../../../shared/table/organisation-store.ts'
import { refusedWhenChanged } from '../../conflicts.ts'
import type { Connection } from '../../connection.ts'
import { occasionOf } from '../../operator.ts'
import type { RowProblem } from '../file/row.ts'
import { headingsWith } from '../other-headings.ts'
import { foreignRows } from '../own-districts.ts'
import { besides, problemsOf, repeated } from '../problems.ts'
import { outcomeOf, type SheetImport, type SheetImported } from '../sheet-import.ts'
import { translator } from '../sheet-row.ts'
import { byId, eachInTurn } from '../turns.ts'
import {
  columnOfPart,
  neededOfOrganisations,
  organisationColumns,
  otherOrganisationNames,
} from './columns.ts'
import { type OrganisationReading, readOrganisationRow, type SaidInRow } from './row.ts'

interface Planned extends OrganisationPlan {
  readonly said: SaidInRow
}

/**
 * Adds the organisations of a file and brings those that are there to what it says; nothing is written while one row has
 * a problem, nor where all is so already.
 * @throws Refused when one of them was changed again and again at the same moment: import again
 */
export async function importOrganisations(
  connection: Connection,
  sheet: SheetImport,
): Promise<SheetImported> {
  const { plans, problems } = await planOrganisations(connection, sheet)
  if (problems.length === 0 && !sheet.dryRun) {
    const changed = plans.filter(({ changes }) => changes.length > 0)
    await eachInTurn(changed, sheet, async ({ said }) => {
      const { line: _, ...its } = said
      const saved = saveOrganisation(connection.table, its, occasionOf(connection))
      await saved.catch(refusedWhenChanged(`organisation ${said.id}`))
    })
  }
  const outcomes = plans.map(({ before, after, changes }) => {
    return { id: after.id, isNew: before === undefined, changes }
  })
  return outcomeOf(sheet, problems, outcomes)
}

async function planOrganisations(connection: Connection, { rows, mapping }: SheetImport) {
  const districts = (await listDistricts(connection.table)).map(({ id }) => id)
  const headings = headingsWith(organisationColumns, otherOrganisationNames, mapping)
  const context = { headings, districts, translate: translator(mapping) }
  const readings = rows.rows.map((row) => readOrganisationRow(row, context))
  const planned = await inParallel(readings, (reading) => planFor(connection, reading))
  const said = readings.map((reading) => reading.said)
  const ofRows = [
    ...planned.flatMap(({ problems }) => problems),
    ...repeated(said, 'id', ({ id }) => id || undefined),
    ...(await foreignRows(
      connection,
      planned.map(({ line, district }) => ({ line, district })),
    )),
  ]
  const plans = planned.flatMap(({ plan }) => plan ?? []).toSorted(byId(({ after }) => after.id))
  return { plans, problems: problemsOf(rows, ofRows, headings, neededOfOrganisations) }
}

interface PlannedRow {
  readonly line: number
  readonly district: string | undefined
  readonly problems: readonly RowProblem[]
  readonly plan?: Planned
}

async function planFor({ table }: Connection, { said, problems }: OrganisationReading): Promise<PlannedRow> {
  const { line, id } = said
  if (id === '') return { line, district: said.district, problems }
  const before = await findOrganisation(table, id)
  const { plan, problems: ofPlan } = planOrganisation(said, before)
  const further = ofPlan.map(({ part, problem }) => ({ column: columnOfPart[part], problem }))
  const all = [...problems, ...besides(problems, line, further)]
  const row = { line, district: said.district ?? before?.district, problems: all }
  return all.length > 0 || plan === undefined ? row : { ...row, plan: { ...plan, said } }
}
