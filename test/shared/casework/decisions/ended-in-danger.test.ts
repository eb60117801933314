import { describe, expect, test } from 'vitest'
import { reassign } from '../../../../shared/casework/decisions/reassign.ts'
import { replace } from '../../../../shared/casework/decisions/replace.ts'
import { withdraw } from '../../../../shared/casework/decisions/withdraw.ts'
import { isOpen } from '../../../../shared/domain/deadline.ts'
import { decideIn, fileOf, occasionAt, type World } from '../../../support/casework-world.ts'
import { ANSWERED, acceptedIn, offeredIn } from '../../../support/handed-over.ts'
import { joinIn, siblings } from '../../../support/joined.ts'
import { lateVersion } from '../../../support/late-version.ts'

const before = occasionAt('2026-11-24T11:00:00.000Z')
const now = occasionAt('2026-11-24T12:00:00.000Z')

/** Of two referrals of a family one was withdrawn; then a later version of it told a danger and changed something. */
function withdrawnThenInDanger() {
  const { world, first, second } = siblings()
  joinIn(world, second.id, first.household, before)
  decideIn(world, fileOf(world, second.id), withdraw, before)
  decideIn(world, fileOf(world, second.id), lateVersion, now)
  return { world, id: first.id, ended: second.id }
}

const openOf = (world: World, referral: string) =>
  [...world.deadlines.values()]
    .filter((one) => isOpen(one) && one.subject === `referral/${referral}`)
    .map(({ kind, owner, district }) => `${kind} ${owner} ${district}`)
    .toSorted()

describe('a referral that ended and then told a danger', () => {
  test('goes along when the other district takes the family', () => {
    const case1 = withdrawnThenInDanger()
    offeredIn(case1, '2026-11-24T13:00:00.000Z')
    expect(acceptedIn(case1, undefined, ANSWERED)).toBeUndefined()
    expect(openOf(case1.world, case1.ended)).toEqual([
      'amendment bruno-prova dalmine',
      'danger bruno-prova dalmine',
    ])
  })

  test('may be given to somebody else', () => {
    const { world, ended } = withdrawnThenInDanger()
    const decision = reassign({ liaison: 'carla-prova', checks: [] })
    expect(decideIn(world, fileOf(world, ended), decision, now)).toBeUndefined()
    expect(openOf(world, ended)).toEqual(['amendment carla-prova bergamo', 'danger carla-prova bergamo'])
  })

  test('does not stay with somebody who leaves', () => {
    const { world, ended } = withdrawnThenInDanger()
    const taker = { owner: 'carla-prova', reason: 'coordinator' as const }
    const others = { liaison: taker, caseManager: taker, elsewhere: new Map(), checks: [] }
    decideIn(world, fileOf(world, ended), replace({ gone: 'bruno-prova', ...others }), now)
    expect(fileOf(world, ended).referral.liaison).toBe('carla-prova')
  })
})
