import {
  type Demand,
  demandsOfHousehold,
  demandsOfReferral,
  followsState,
} from '../../shared/casework/deadlines/demands.ts'
import { type Deadline, isOpen } from '../../shared/domain/deadline.ts'
import { dueDayOf, rowOf } from '../../shared/domain/deadline-policy.ts'
import { districtOf, found, type World } from './casework-world.ts'

type Counted = Pick<Deadline, 'subject' | 'kind' | 'about' | 'owner' | 'district' | 'due'>

/** What stands open of what follows from a state. */
export function openInWorld({ deadlines }: World): Counted[] {
  return sorted([...deadlines.values()].filter(isOpen).filter(({ kind }) => followsState.has(kind)))
}

/** What the states of all cases demand, each due when the policy of its district says: the same, when nothing is put off. */
export function demandedInWorld(world: World): Counted[] {
  const { referrals, households } = world
  const ofReferrals = [...referrals.values()].flatMap((one) =>
    demandsOfReferral(one, found(households, one.household)),
  )
  const ofHouseholds = [...households.values()].flatMap((one) => demandsOfHousehold(one, 'BG-26-0001'))
  return sorted([...ofReferrals, ...ofHouseholds].map((one) => ({ ...one, due: dueIn(world, one) })))
}

function dueIn(world: World, { kind, from, isUrgent, district }: Demand): string {
  const { policy, office } = districtOf(world, district)
  return dueDayOf(rowOf(kind, policy), new Date(from), { isUrgent, calendar: office })
}

function sorted(things: readonly Counted[]): Counted[] {
  const counted = things.map(({ subject, kind, about, owner, district, due }) => ({
    ...{ subject, kind, about },
    ...{ owner, district, due },
  }))
  return counted.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
}
