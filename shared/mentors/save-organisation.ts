import { announce, type Occasion } from '../../events/announce.ts'
import { organisationAdded } from '../../events/organisation-added.ts'
import { organisationChanged } from '../../events/organisation-changed.ts'
import { requireOwnDistrict } from '../casework/acting.ts'
import { again } from '../casework/again.ts'
import type { Deadline } from '../domain/deadline.ts'
import type { Organisation } from '../domain/organisation.ts'
import { Refused } from '../errors.ts'
import { commit } from '../table/commit.ts'
import { getDistrict } from '../table/district-store.ts'
import { findOrganisation, organisationShape } from '../table/organisation-store.ts'
import type { Table } from '../table/table.ts'
import { demandsOfOrganisation } from './mentor-demands.ts'
import {
  type OrganisationPart,
  type OrganisationPlan,
  planOrganisation,
  type SaidOrganisation,
} from './organisation-plan.ts'
import { settleOwn } from './own-deadlines.ts'

/** An organisation as it stands then, and its deadlines, those that ended too. */
export interface SavedOrganisation extends OrganisationPlan {
  readonly deadlines: readonly Deadline[]
}

/**
 * Adds or changes an organisation; what is not said stays. Its insurance has one deadline, which moves when it is renewed;
 * nothing is written when all is so already.
 * @throws Refused when what is said will not do, or the operator does not work in its district
 * @throws NotFound when there is no such district
 * @throws Conflict when it was changed again and again
 */
export async function saveOrganisation(
  table: Table,
  said: SaidOrganisation,
  occasion: Occasion,
): Promise<SavedOrganisation> {
  return again(async () => {
    const plan = planOf(said, await findOrganisation(table, said.id))
    const { before, after, changes } = plan
    const { id, version } = after
    const deed = `${after.district} looks after organisation ${id}`
    await requireOwnDistrict(table, occasion, { district: after.district, deed })
    const district = await getDistrict(table, after.district)
    const subject = `organisation/${id}`
    const demands = (owner: string | undefined) => demandsOfOrganisation(after, owner)
    const isNew = before === undefined
    const settled = await settleOwn(table, { subject, district, demands }, { isNew }, occasion)
    if (changes.length === 0) return { ...plan, deadlines: settled.deadlines }
    const what = { subject, district: district.id, version }
    const event = isNew
      ? announce(organisationAdded, occasion, { ...what, data: {} })
      : announce(organisationChanged, occasion, { ...what, data: { changes: [...changes] } })
    const item = organisationShape.toItem(after)
    const written = isNew ? { create: item } : { replace: item }
    await commit(table, [written, ...settled.changes], [event, ...settled.events])
    return { ...plan, deadlines: settled.deadlines }
  })
}

/** @throws Refused when what is said will not do */
function planOf(said: SaidOrganisation, before: Organisation | undefined): OrganisationPlan {
  const { plan, problems } = planOrganisation(said, before)
  if (plan !== undefined) return plan
  const all = problems.map(({ part, problem }) => `${nameOf[part]} ${problem}`).join('; ')
  throw new Refused(`organisation ${said.id}: ${all}`)
}

const nameOf: Readonly<Record<OrganisationPart, string>> = {
  id: 'id',
  name: 'name',
  district: 'district',
  insuredUntil: 'last insured day',
  insuranceNumber: 'number of the insurance',
  contact: 'contact',
}
