import { expect, test } from 'vitest'
import { arrive, fileOf, occasionAt } from '../../../support/casework-world.ts'
import { ARRIVED, acceptedIn, offeredIn, start } from '../../../support/handed-over.ts'
import { joinIn } from '../../../support/joined.ts'

const amended = { at: ARRIVED, bodyHash: 'a'.repeat(32), fields: ['needs' as const] }

test('a family of which more is open than one transaction holds is not taken, and what to settle first is named', () => {
  const case1 = start()
  const { household } = fileOf(case1.world, case1.id)
  for (let number = 2; number <= 20; number += 1) {
    const { id } = arrive(case1.world, { number, at: ARRIVED, others: { amended } })
    joinIn(case1.world, id, household.id, occasionAt('2026-11-23T10:00:00Z'))
  }
  offeredIn(case1)
  expect(acceptedIn(case1)).toContain('settle what their senders changed first, "referral amendment"')
})
