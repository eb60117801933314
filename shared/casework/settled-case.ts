import type { AnyEvent } from '../../events/all-events.ts'
import type { Occasion } from '../../events/announce.ts'
import { deadlineMoved } from '../../events/deadline-moved.ts'
import { type Deadline, deadlineId, isOpen } from '../domain/deadline.ts'
import type { District } from '../domain/district.ts'
import type { Household } from '../domain/household.ts'
import type { Referral } from '../domain/referral.ts'
import type { CaseFile } from './case-file.ts'
import { toldWithDays } from './deadlines/deadlines-told.ts'
import { type Demand, demandsOfHousehold, demandsOfReferral } from './deadlines/demands.ts'
import { settleDeadlines } from './deadlines/settled-deadlines.ts'
import { changed, type Outcome } from './decision.ts'

export interface SettledCase {
  /** The case as it stands then. */
  readonly file: CaseFile
  /** Those that change. */
  readonly deadlines: readonly Deadline[]
  readonly events: readonly AnyEvent[]
}

/** A decided case with its deadlines brought to what the new state demands, and all that is told. Pure. */
export function settleCase(
  file: CaseFile,
  outcome: Outcome,
  { districts, occasion }: { readonly districts: readonly District[]; readonly occasion: Occasion },
): SettledCase {
  const changedReferrals = new Map((outcome.referrals ?? []).map((one) => [one.id, one]))
  const changedHouseholds = new Map((outcome.households ?? []).map((one) => [one.id, one]))
  const known = new Map([...file.referrals, ...changedReferrals.values()].map((one) => [one.id, one]))
  const referrals = [...known.values()]
  const households = new Map([[file.household.id, file.household], ...changedHouseholds])
  const ground = { districts, occasion, met: new Set(outcome.met ?? []) }
  const all = merged(file.deadlines, outcome.restored ?? [])
  const touched = demandsBySubject(referrals, households)
  const over = new Set(
    [...households.values()].filter(({ status }) => status === 'closed').map(({ id }) => id),
  )
  const settled = [...touched].map(([subject, demands]) => {
    const present = all.filter((one) => one.subject === subject)
    const isOver = over.has(subject.replace('household/', ''))
    return settleDeadlines(present, demands, { ...ground, isOver })
  })
  const settledOnes = settled.flatMap((one) => one.deadlines)
  const restored = without(outcome.restored ?? [], settledOnes).map(changed)
  const deadlines = [...settledOnes, ...restored]
  const events = [
    ...outcome.events,
    ...settled.flatMap((one) => one.events),
    ...toldWithDays(deadlineMoved, stillOpen(restored, file.deadlines), occasion),
  ]
  const referral = known.get(file.referral.id) ?? file.referral
  const household = households.get(referral.household) ?? file.household
  const ids = household.referrals ?? referrals.map(({ id }) => id)
  const next: CaseFile = {
    referral,
    household,
    referrals: referrals.filter(({ id }) => ids.includes(id)),
    deadlines: merged(file.deadlines, deadlines),
    district: districts.find(({ id }) => id === referral.district) ?? file.district,
  }
  return { file: next, deadlines, events }
}

/** What each referral and household that the decision saw demands from now on. */
function demandsBySubject(
  referrals: readonly Referral[],
  households: ReadonlyMap<string, Household>,
): Map<string, Demand[]> {
  const demands = new Map<string, Demand[]>()
  for (const referral of referrals) {
    const household = households.get(referral.household)
    if (household !== undefined)
      demands.set(`referral/${referral.id}`, demandsOfReferral(referral, household))
  }
  for (const household of households.values()) {
    // What a household had before it was joined falls away by the case that it was made with.
    const its = (one: Referral) => one.household === household.id || one.formerHousehold === household.id
    const caseCode = referrals.find(its)?.caseCode
    if (caseCode !== undefined)
      demands.set(`household/${household.id}`, demandsOfHousehold(household, caseCode))
  }
  return demands
}

/** Of those that stand as before, the ones that had not ended meanwhile: they were moved, and are moved back. */
function stillOpen(restored: readonly Deadline[], present: readonly Deadline[]): Deadline[] {
  const open = new Set(present.filter(isOpen).map(deadlineId))
  return restored.filter((one) => open.has(deadlineId(one)))
}

function without(some: readonly Deadline[], others: readonly Deadline[]): Deadline[] {
  const ids = new Set(others.map(deadlineId))
  return some.filter((one) => !ids.has(deadlineId(one)))
}

function merged(before: readonly Deadline[], changes: readonly Deadline[]): Deadline[] {
  return [...new Map([...before, ...changes].map((one) => [deadlineId(one), one])).values()]
}
