import type { Occasion } from '../../../events/announce.ts'
import type { District } from '../../domain/district.ts'
import { commit } from '../../table/commit.ts'
import { householdShape } from '../../table/household-store.ts'
import { referralShape } from '../../table/referral-store.ts'
import type { Table } from '../../table/table.ts'
import { again } from '../again.ts'
import type { CaseFile } from '../case-file.ts'
import { deadlineChanges } from '../deadlines/submission-deadlines.ts'
import { openCase } from '../decide.ts'
import type { Outcome } from '../decision.ts'
import { appoint, inOneTurn } from '../owners/appoint.ts'
import { type Place, placesIn } from '../owners/case-places.ts'
import { findTakers } from '../owners/place-takers.ts'
import type { Roster } from '../owners/roster.ts'
import { restsOn } from '../rests-on.ts'
import { settleCase } from '../settled-case.ts'
import { deadlineFaults, type Fault } from './deadline-faults.ts'

/** With what the order of things is looked at, and whether it is made. */
export interface Repair {
  readonly table: Table
  readonly roster: Roster
  readonly occasion: Occasion
  readonly isRepair: boolean
}

/** What was wrong, and what of it still is: nobody is there to have it. */
export interface Repaired {
  readonly faults: readonly Fault[]
  readonly left: readonly Fault[]
}

/** No family has so many referrals; whoever runs it again goes on. */
const MOST_TURNS = 20

/**
 * Compares who stands in the case of a referral, and its open deadlines, with what its state demands; brings both to it,
 * when that is wanted and something is wrong: in one transaction, or in several where one cannot hold it.
 * @throws NotFound when there is no such referral
 * @throws Conflict when it was changed again and again
 */
export async function repairCase(repair: Repair, referral: string): Promise<Repaired> {
  const first = await repairInTurn(repair, referral)
  let last = first
  for (let turn = 2; turn <= MOST_TURNS && last.isToGoOn; turn += 1) {
    last = await repairInTurn(repair, referral)
  }
  return { faults: first.faults, left: last.left }
}

async function repairInTurn(repair: Repair, referral: string): Promise<Repaired & { isToGoOn: boolean }> {
  return again(async () => {
    const file = await openCase(repair.table, referral)
    const districts = await districtsOf(file, repair.roster)
    const { occasion } = repair
    const places = await judged(placesIn(file), file, repair.roster)
    const unchanged = settleCase(file, { events: [] }, { districts, occasion })
    const wrongDeadlines = deadlineFaults(file.deadlines, unchanged.deadlines)
    const faults = [...places.wrong.map(({ fault }) => fault), ...wrongDeadlines]
    if (!repair.isRepair || faults.length === 0) return { faults, left: faults, isToGoOn: false }
    const takers = await findTakers(repair, file, places)
    const now = inOneTurn(takers.appointments)
    const decided = appoint(now)(file, occasion)
    const outcome = { ...decided, events: [...decided.events, ...takers.events], besides: takers.besides }
    const isNothing = now.length === 0 && wrongDeadlines.length === 0
    if (!isNothing) await write(repair, file, outcome, districts)
    const given = new Set(now.filter(({ to }) => to.owner !== undefined).map(({ place }) => place))
    const left = places.wrong.filter(({ place }) => !given.has(place)).map(({ fault }) => fault)
    return { faults, left, isToGoOn: now.length < takers.appointments.length }
  })
}

async function write({ table, occasion }: Repair, file: CaseFile, outcome: Outcome, districts: District[]) {
  const { deadlines, events } = settleCase(file, outcome, { districts, occasion })
  const changes = [
    ...(outcome.referrals ?? []).map((one) => ({ replace: referralShape.toItem(one) })),
    ...(outcome.households ?? []).map((one) => ({ replace: householdShape.toItem(one) })),
    ...deadlineChanges(deadlines),
    ...restsOn(file, outcome, deadlines),
    ...(outcome.besides ?? []),
  ]
  await commit(table, changes, events)
}

/** The places with somebody who can have them, and those without. */
async function judged(places: readonly Place[], { referrals, referral }: CaseFile, roster: Roster) {
  const filled: Place[] = []
  const wrong: { readonly place: Place; readonly fault: Fault }[] = []
  for (const place of places) {
    const { subject, as, operator, district } = place
    const what = `${subject.split('/')[0]} ${as}`
    const why = await roster.whyNot(operator, district)
    const { caseCode } = referrals.find(({ id }) => subject === `referral/${id}`) ?? referral
    if (why === undefined) filled.push(place)
    else wrong.push({ place, fault: { subject, caseCode, what, fault: why, operator } })
  }
  return { filled, wrong }
}

/** Every district that the case names. */
async function districtsOf({ referrals, household, deadlines }: CaseFile, roster: Roster) {
  const named = referrals.flatMap((one) => [
    one.district,
    ...(one.status === 'handing-over' ? [one.toDistrict] : []),
    ...(one.bounced?.sides ?? []).map((side) => side.district),
  ])
  const all = new Set([...named, household.district, ...deadlines.map((one) => one.district)])
  return Promise.all([...all].map((id) => roster.district(id)))
}
