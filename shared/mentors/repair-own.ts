import { again } from '../casework/again.ts'
import { deadlineFaults, type Fault } from '../casework/repair/deadline-faults.ts'
import type { Repair, Repaired } from '../casework/repair/repair-case.ts'
import { isOpen } from '../domain/deadline.ts'
import { type Change, commit } from '../table/commit.ts'
import { deadlinesOf } from '../table/deadline-store.ts'
import { key } from '../table/keys.ts'
import { findOrganisation } from '../table/organisation-store.ts'
import { demandsOfMentor, demandsOfOrganisation } from './mentor-demands.ts'
import { openMentor, organisationAsRead } from './mentor-part.ts'
import { type Demanding, settleOwn } from './own-deadlines.ts'

/**
 * Compares a mentor's open deadlines with what its state demands; brings them to it, when that is wanted and something is
 * wrong.
 * @throws NotFound when there is no such mentor
 * @throws Conflict when it was changed again and again
 */
export async function repairMentor(repair: Repair, id: string): Promise<Repaired> {
  return repairDemanding(repair, async () => {
    const { mentor, district, policy } = await openMentor(repair.table, id)
    const demands = (owner: string | undefined) => demandsOfMentor(mentor, policy, owner)
    const check = { check: key.mentor(id), version: mentor.version }
    return { subject: `mentor/${id}`, district, demands, check }
  })
}

/** The same for an organisation. */
export async function repairOrganisation(repair: Repair, id: string): Promise<Repaired> {
  return repairDemanding(repair, async () => {
    const organisation = await findOrganisation(repair.table, id)
    if (organisation === undefined) return undefined
    const district = await repair.roster.district(organisation.district)
    const demands = (owner: string | undefined) => demandsOfOrganisation(organisation, owner)
    return { subject: `organisation/${id}`, district, demands, check: organisationAsRead(organisation) }
  })
}

type Read = () => Promise<(Demanding & { readonly check: Change }) | undefined>

async function repairDemanding(repair: Repair, read: Read): Promise<Repaired> {
  const { table, occasion, isRepair } = repair
  return again(async () => {
    const demanding = await read()
    if (demanding === undefined) return { faults: [], left: [] }
    const { unowned, lost } = await wrongOwners(repair, demanding)
    const { changes, events, settled } = await settleOwn(table, demanding, { lost }, occasion)
    const given = new Set(settled.filter(({ owner }) => owner !== undefined).map(nameOf))
    const isUnowned = new Set(unowned.map(({ what }) => what))
    const present = await deadlinesOf(table, demanding.subject)
    const others = deadlineFaults(present, settled).filter(({ what }) => !isUnowned.has(what))
    const faults = [...unowned, ...others]
    if (!isRepair || changes.length === 0) return { faults, left: faults }
    await commit(table, [demanding.check, ...changes], events)
    return { faults, left: unowned.filter(({ what }) => !given.has(what)) }
  })
}

const nameOf = ({ kind, number }: { kind: string; number: number }) => `${kind} ${number}`

/** Whose deadlines cannot be theirs, and those people. */
async function wrongOwners({ table, roster }: Repair, { subject, district }: Demanding) {
  const unowned: Fault[] = []
  const lost = new Set<string>()
  for (const one of (await deadlinesOf(table, subject)).filter(isOpen)) {
    const fault = await roster.whyNot(one.owner, district.id)
    if (fault === undefined) continue
    unowned.push({ subject, what: nameOf(one), fault, operator: one.owner })
    if (one.owner !== undefined) lost.add(one.owner)
  }
  return { unowned, lost }
}
