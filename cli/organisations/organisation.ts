import { requireOwnDistrict } from '../../shared/casework/acting.ts'
import type { Organisation } from '../../shared/domain/organisation.ts'
import { romeDate } from '../../shared/domain/rome.ts'
import { NotFound } from '../../shared/errors.ts'
import { inParallel } from '../../shared/in-parallel.ts'
import type { SaidOrganisation } from '../../shared/mentors/organisation-plan.ts'
import { saveOrganisation } from '../../shared/mentors/save-organisation.ts'
import { deadlinesOf } from '../../shared/table/deadline-store.ts'
import { findMentors, mentorsOfOrganisation } from '../../shared/table/mentor-store.ts'
import { findOrganisation, organisationRows } from '../../shared/table/organisation-store.ts'
import { openDeadlines, requireActor } from '../casework/case.ts'
import { refusedWhenChanged } from '../conflicts.ts'
import type { Connection } from '../connection.ts'
import { wantedDistricts } from '../districts.ts'
import { collect } from '../lists.ts'
import { noteView, occasionOf } from '../operator.ts'

/**
 * Organisations by district and id, each with how many of its volunteers mentor, and until when they are insured.
 * @throws Refused when the district is not known
 */
export async function listOrganisations(connection: Connection, district?: string) {
  const { table } = connection
  const districts = await wantedDistricts(connection, district)
  const rows = await collect(districts.map((id) => organisationRows(table, id)))
  return inParallel(rows, async ({ id, name, district: its, insuredUntil }) => {
    const mentors = await countMentors(connection, String(id))
    return { organisation: String(id), name, district: its, insuredUntil, ...mentors }
  })
}

/** How many have not left, and how many of them are active. */
async function countMentors({ table }: Connection, id: string) {
  const all = await findMentors(table, await mentorsOfOrganisation(table, id))
  const here = all.filter(({ status }) => status !== 'left')
  return { mentors: here.length, active: here.filter(({ status }) => status === 'active').length }
}

/**
 * One organisation: its insurance, how many mentor, and what is due; who answers for it only when it is asked for, and
 * noted as seen.
 * @throws NotFound when there is no such organisation
 * @throws Refused when who answers for it is asked for by an operator of another district
 */
export async function showOrganisation(connection: Connection, id: string, isPersonal: boolean) {
  const organisation = await requireOrganisation(connection, id)
  const { district, contact } = organisation
  const neutral = await standing(connection, organisation)
  if (!isPersonal) return neutral
  await requireOwnDistrict(connection.table, occasionOf(connection), {
    ...{ district, deed: `who answers for organisation ${id}, is shown to people of ${district}` },
  })
  await noteView(connection, `organisation/${id}`, 'personal-data')
  return { ...neutral, contact }
}

/**
 * Changes what is known of an organisation; what is not said stays.
 * @throws NotFound when there is no such organisation
 * @throws Refused when nobody known acts, or what is said will not do
 */
export async function setOrganisation(connection: Connection, said: SaidOrganisation) {
  await requireActor(connection)
  await requireOrganisation(connection, said.id)
  const { after, changes } = await saveOrganisation(connection.table, said, occasionOf(connection)).catch(
    refusedWhenChanged(`organisation ${said.id}`),
  )
  const its = await standing(connection, after)
  const isOver = typeof said.insuredUntil === 'string' && !its.isInsured
  return { changed: changes, ...(isOver ? { remark: insuranceIsOver } : {}), ...its }
}

const insuranceIsOver =
  'the last insured day is over already: whoever mentors through it is proposed to nobody'

async function requireOrganisation({ table }: Connection, id: string): Promise<Organisation> {
  const found = await findOrganisation(table, id)
  if (found !== undefined) return found
  throw new NotFound(
    `organisation ${id} does not exist: see "organisation list", or use "import organisations"`,
  )
}

async function standing(connection: Connection, { id, name, district, insurance }: Organisation) {
  const deadlines = openDeadlines(await deadlinesOf(connection.table, `organisation/${id}`))
  const today = romeDate(connection.now())
  return {
    ...{ organisation: id, name, district },
    insuredUntil: insurance?.expiresOn,
    isInsured: insurance !== undefined && today <= insurance.expiresOn,
    insuranceNumber: insurance?.number,
    ...(await countMentors(connection, id)),
    deadlines,
  }
}
