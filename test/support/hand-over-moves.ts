import { acceptHandover } from '../../shared/casework/decisions/accept-hand-over.ts'
import { offerHandover, withdrawHandover } from '../../shared/casework/decisions/hand-over.ts'
import { refuseHandover } from '../../shared/casework/decisions/refuse-hand-over.ts'
import { settleBounce } from '../../shared/casework/decisions/settle-bounce.ts'
import { districtOf, found } from './casework-world.ts'
import { people, pick, places, type Try } from './move.ts'

/** What two districts may try with each other. */
export const handOverMoves = {
  offer: (_, file, { other }) => {
    const toDistrict = file.referral.district === 'bergamo' ? 'dalmine' : 'bergamo'
    const answerer = other % 3 === 0 ? undefined : pick(people, other)
    return { decision: offerHandover({ toDistrict, answerer, by: 'anna-prova', checks: [] }) }
  },
  accept: (world, file, { other }) => {
    const offered = found(world.handovers, file.referral.id)
    const assignment = { owner: pick(people, other), reason: 'chosen' as const }
    const district = districtOf(world, offered.to)
    return { decision: acceptHandover({ offered, district, by: 'bruno-prova', assignment, checks: [] }) }
  },
  'send back': (world, file, { other }) => {
    const offered = found(world.handovers, file.referral.id)
    const both = places.map((district, place) => ({ district, coordinator: pick(people, place) }))
    const sides = other % 2 === 0 ? both : undefined
    const decision = refuseHandover({ offered, by: 'bruno-prova', reason: 'no-capacity', sides, checks: [] })
    return { decision }
  },
  'take back': (world, file) => ({
    decision: withdrawHandover(found(world.handovers, file.referral.id), 'anna-prova'),
  }),
  'settle bounce': (_, __, { other }) => ({ decision: settleBounce(pick(places, other)) }),
} satisfies Record<string, Try>
