import { expect, test } from 'vitest'
import { openCase } from '../../../shared/casework/decide.ts'
import { takeInCharge } from '../../../shared/casework/decisions/take-in-charge.ts'
import { replaceInCase } from '../../../shared/casework/owners/replace-in-case.ts'
import { isOpen } from '../../../shared/domain/deadline.ts'
import type { Referral } from '../../../shared/domain/referral.ts'
import { arrive, decideIn, emptyWorld, fileOf, occasionAt } from '../../support/casework-world.ts'
import { startConnection } from '../../support/connection.ts'
import { joinIn } from '../../support/joined.ts'
import { addOperators } from '../../support/operators.ts'
import { putWorld } from '../../support/world-in-table.ts'

const now = occasionAt('2026-11-30T12:00:00Z')
const amended: Referral['amended'] = {
  at: '2026-11-30T10:00:00.000Z',
  bodyHash: 'a'.repeat(32),
  fields: ['needs'],
}

/** As many referrals as one family may have, each changed by its sender, with one person for everything. */
function largestFamily() {
  const world = emptyWorld()
  const all = Array.from({ length: 20 }, (_, place) =>
    arrive(world, { number: place + 1, at: `2026-11-30T09:${10 + place}:00Z`, others: { amended } }),
  )
  const [first, ...others] = all
  if (first === undefined) throw new Error('twenty arrived')
  decideIn(world, fileOf(world, first.id), takeInCharge('anna-prova'), now)
  for (const { id } of others) joinIn(world, id, first.household, now)
  return { world, id: first.id }
}

test('whoever leaves the largest family is replaced in all of it by one person, more than one transaction holds', async () => {
  const { connection, stop } = await startConnection(now.at.toISOString())
  const { table } = connection
  try {
    await addOperators(connection)
    const { world, id } = largestFamily()
    await putWorld(table, world)
    const handed = await replaceInCase(table, id, { gone: 'anna-prova' }, now)
    expect(handed.map(({ as }) => as).toSorted()).toEqual(['case-manager', 'liaison'])
    const { household, referrals, deadlines } = await openCase(table, id)
    const people = [household.liaison, household.caseManager, ...referrals.map(({ liaison }) => liaison)]
    const owners = deadlines.filter(isOpen).map(({ owner }) => owner)
    expect(new Set([...people, ...owners]).size).toBe(1)
    expect(household.liaison).not.toBe('anna-prova')
    const again = await replaceInCase(table, id, { gone: 'anna-prova' }, now)
    expect(again).toEqual([])
  } finally {
    await stop()
  }
})
