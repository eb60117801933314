import { acceptHandover } from '../../shared/casework/decisions/accept-hand-over.ts'
import { offerHandover } from '../../shared/casework/decisions/hand-over.ts'
import { refuseHandover } from '../../shared/casework/decisions/refuse-hand-over.ts'
import { isOpen } from '../../shared/domain/deadline.ts'
import type { Referral } from '../../shared/domain/referral.ts'
import {
  arrive,
  decideIn,
  districtOf,
  emptyWorld,
  fileOf,
  found,
  occasionAt,
  type World,
} from './casework-world.ts'

export const ARRIVED = '2026-11-23T09:00:00.000Z'
export const OFFERED = '2026-11-24T09:00:00.000Z'
export const ANSWERED = '2026-11-25T09:00:00.000Z'
export const SIDES = [
  { district: 'bergamo', coordinator: 'carla-prova' },
  { district: 'dalmine', coordinator: 'dino-prova' },
]

const offer = offerHandover({
  toDistrict: 'dalmine',
  answerer: 'bruno-prova',
  by: 'anna-prova',
  note: 'vicina alla nuova casa',
  checks: [],
})

/** A family that has arrived. */
export const start = () => {
  const world = emptyWorld()
  return { world, id: arrive(world, { number: 1, at: ARRIVED }).id }
}
type Taker = Parameters<typeof acceptHandover>[0]['assignment']
const byBruno: Taker = { owner: 'bruno-prova', reason: 'chosen' }

type Start = ReturnType<typeof start>

/** Offers it to the other district; what it was refused for, if it was. */
export const offeredIn = ({ world, id }: Start, at = OFFERED) =>
  decideIn(world, fileOf(world, id), offer, occasionAt(at))
/** That the other district takes it. */
export const acceptance = ({ world, id }: Start, assignment: Taker = byBruno) =>
  acceptHandover({
    offered: found(world.handovers, id),
    district: districtOf(world, 'dalmine'),
    by: 'bruno-prova',
    assignment,
    checks: [],
  })
/** The other district takes it. */
export const acceptedIn = (case1: Start, assignment: Taker = byBruno, at = ANSWERED) => {
  const { world, id } = case1
  return decideIn(world, fileOf(world, id), acceptance(case1, assignment), occasionAt(at, 'bruno-prova'))
}
/** The other district sends it back. */
export const sentBackIn = ({ world, id }: Start, sides?: typeof SIDES, at = ANSWERED) => {
  const offered = found(world.handovers, id)
  const decision = refuseHandover({ offered, by: 'bruno-prova', reason: 'no-capacity', sides, checks: [] })
  return decideIn(world, fileOf(world, id), decision, occasionAt(at, 'bruno-prova'))
}
/** What is open, for whom, and where. */
export const open = (world: World) =>
  [...world.deadlines.values()]
    .filter(isOpen)
    .map(({ kind, owner, district }) => `${kind} ${owner} ${district}`)
    .toSorted()
export const standing = ({ world, id }: Start) => fileOf(world, id)
/** Without what every change changes. */
export const without = ({ version: _, countsFrom: __, ...rest }: Referral) => rest
