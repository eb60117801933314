import type { AnyEvent } from '../../../events/all-events.ts'
import type { Occasion } from '../../../events/announce.ts'
import type { Change } from '../../table/commit.ts'
import type { Table } from '../../table/table.ts'
import { stillHere } from '../acting.ts'
import type { CaseFile } from '../case-file.ts'
import type { Appointment } from './appoint.ts'
import type { Place } from './case-places.ts'
import { nameFirst } from './first-naming.ts'
import { type FoundOwner, findCoordinator, findOwner } from './owner-search.ts'
import { questionAbout } from './referral-question.ts'
import type { Roster } from './roster.ts'
import { distinctChecks } from './taker.ts'

/** Who takes the places of a case, and what has to be written and hold besides. */
export interface Takers {
  readonly appointments: readonly Appointment[]
  readonly besides: readonly Change[]
  readonly events: readonly AnyEvent[]
}

interface Search {
  readonly table: Table
  readonly roster: Pick<Roster, 'district'>
  readonly occasion: Occasion
}

type FoundHere = FoundOwner & Pick<Takers, 'besides' | 'events'>

/**
 * Looks for somebody for each of these places: one person for all of a district, whoever stands there already if anybody
 * does. Where nobody is found for what nobody has, nothing changes.
 */
export async function findTakers(
  search: Search,
  file: CaseFile,
  {
    wrong,
    filled,
  }: { readonly wrong: readonly { readonly place: Place }[]; readonly filled: readonly Place[] },
): Promise<Takers> {
  const known = new Map<string, FoundHere>()
  const appointments: Appointment[] = []
  for (const { place } of wrong) {
    const name = `${place.as === 'coordinator'} ${place.district}`
    const found = known.get(name) ?? (await finderOf(place)(search, file, { place, filled }))
    known.set(name, found)
    const { owner, reason } = found.assignment
    if (owner !== place.operator) appointments.push({ place, to: { owner, reason } })
  }
  const all = [...known.values()]
  return {
    appointments,
    besides: [...distinctChecks(all.flatMap(({ checks }) => checks)), ...all.flatMap((one) => one.besides)],
    events: all.flatMap(({ events }) => events),
  }
}

type Finder = (
  search: Search,
  file: CaseFile,
  where: { readonly place: Place; readonly filled: readonly Place[] },
) => Promise<FoundHere>

function finderOf({ as }: Place): Finder {
  return as === 'coordinator' ? coordinatorOf : ownerOf
}

const coordinatorOf: Finder = async ({ table, roster, occasion }, _, { place }) => {
  const district = await roster.district(place.district)
  const found = await findCoordinator(table, { district, at: occasion.at })
  const nothing = { besides: [], events: [] }
  if (found === undefined) return { assignment: { reason: 'nobody-there' }, checks: [], ...nothing }
  return {
    assignment: { owner: found.id, reason: 'coordinator' },
    checks: [stillHere(found)],
    ...nothing,
  }
}

const ownerOf: Finder = async ({ table, roster, occasion }, file, { place, filled }) => {
  const about = file.referrals.find(({ id }) => place.subject === `referral/${id}`) ?? file.referral
  const question = await questionAbout(table, about, await roster.district(place.district), occasion.at)
  const present = filled.find(({ as, district }) => as !== 'coordinator' && district === place.district)
  const found = await findOwner(table, { ...question, householdLiaison: present?.operator })
  const { changes: besides, events } = await nameFirst(table, question, found.assignment, occasion)
  return { ...found, besides, events }
}
