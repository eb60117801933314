import type { Deadline } from '../domain/deadline.ts'
import type { Household } from '../domain/household.ts'
import type { Change } from '../table/commit.ts'
import { type Key, key } from '../table/keys.ts'
import type { CaseFile } from './case-file.ts'
import type { Outcome } from './decision.ts'

/**
 * What a decision only read, and its deadlines follow from: must stand as it was read. Else a danger that is raised at
 * the same moment would fall away, because a state that is older than it does not demand it.
 */
export function restsOn(file: CaseFile, outcome: Outcome, deadlines: readonly Deadline[]): Change[] {
  const moved = new Set(deadlines.map(({ subject }) => subject))
  const isHanded = (outcome.households ?? []).some((one) => isInOtherHands(one, file.household))
  const isMoved = moved.has(`household/${file.household.id}`)
  const touched = file.referrals.filter(({ id, household }) => {
    return moved.has(`referral/${id}`) || (isHanded && household === file.household.id)
  })
  const isHouseholdRead = isMoved || touched.some(({ household }) => household === file.household.id)
  const read = [
    ...touched.map(({ id, version }) => ({ at: key.referral(id), version })),
    ...(isHouseholdRead ? [{ at: key.household(file.household.id), version: file.household.version }] : []),
  ]
  const written = new Set([
    ...(outcome.referrals ?? []).map(({ id }) => nameOf(key.referral(id))),
    ...(outcome.households ?? []).map(({ id }) => nameOf(key.household(id))),
  ])
  return read.filter(({ at }) => !written.has(nameOf(at))).map(({ at, version }) => ({ check: at, version }))
}

/** Whoever has the household has what its referrals demand. */
function isInOtherHands(next: Household, before: Household): boolean {
  if (next.id !== before.id) return false
  const { caseManager, liaison, district, status } = before
  const isSame = next.caseManager === caseManager && next.liaison === liaison
  return !isSame || next.district !== district || next.status !== status
}

function nameOf({ pk, sk }: Key): string {
  return `${pk} ${sk}`
}
