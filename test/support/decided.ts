import type { Decision } from '../../shared/casework/decision.ts'
import type { Referral } from '../../shared/domain/referral.ts'
import {
  type Arrival,
  arrive,
  decideIn,
  emptyWorld,
  fileOf,
  found,
  occasionAt,
  type World,
} from './casework-world.ts'
import { joinIn } from './joined.ts'

/** A working morning, a few days after the cases of these tests arrive. */
export const MORNING = '2026-12-02T09:00:00.000Z'

/** A world with one family, whose referral arrived two days before; it may say more, or otherwise. */
export function oneFamily(others: Arrival['others'] = {}): { world: World; family: Referral } {
  const world = emptyWorld()
  return { world, family: arrive(world, { number: 1, at: '2026-11-30T10:00:00Z', others }) }
}

/** Decides about one referral of a world; the message, when it is refused. */
export function decided(
  world: World,
  { id }: Pick<Referral, 'id'>,
  decision: Decision,
  at = MORNING,
): string | undefined {
  return decideIn(world, fileOf(world, id), decision, occasionAt(at))
}

/** A referral's household turns out to be another's: its work goes on there. */
export function joined(world: World, { id }: Pick<Referral, 'id'>, into: Pick<Referral, 'id'>): void {
  const refusal = joinIn(world, id, found(world.referrals, into.id).household, occasionAt(MORNING))
  if (refusal !== undefined) throw new Error(refusal)
}

/** So many more referrals, one after the other, that turn out to be of the same family. */
export function joinedOnes(world: World, family: Referral, count: number): Referral[] {
  return Array.from({ length: count }, (_, place) => {
    const other = arrive(world, { number: place + 2, at: `2026-12-01T10:${10 + place}:00Z` })
    joined(world, other, family)
    return other
  })
}

/** A referral of a world as it stands now, with its household and the kinds of its open deadlines. */
export function standingOf(world: World, { id }: Pick<Referral, 'id'>) {
  const referral = found(world.referrals, id)
  const household = found(world.households, referral.household)
  const subjects = [`referral/${id}`, `household/${household.id}`]
  const deadlines = [...world.deadlines.values()].filter(({ subject }) => subjects.includes(subject))
  const kinds = (status: string) => deadlines.filter((one) => one.status === status).map(({ kind }) => kind)
  return { referral, household, open: kinds('open').toSorted(), done: kinds('done').toSorted() }
}
