import { expect, test } from 'vitest'
import { leaveOperator } from '../../../cli/casework/leave.ts'
import { decide } from '../../../shared/casework/decide.ts'
import { decline } from '../../../shared/casework/decisions/decline.ts'
import { giveFeedback } from '../../../shared/casework/decisions/feedback.ts'
import { joinHouseholds } from '../../../shared/casework/joining.ts'
import { isOpen } from '../../../shared/domain/deadline.ts'
import { deadlinesOf } from '../../../shared/table/deadline-store.ts'
import { arrive, emptyWorld, occasionAt } from '../../support/casework-world.ts'
import { startConnection } from '../../support/connection.ts'
import { importedIn } from '../../support/joined.ts'
import { lateVersion } from '../../support/late-version.ts'
import { addOperators } from '../../support/operators.ts'
import { putWorld } from '../../support/world-in-table.ts'

test('whoever leaves keeps no danger and no change of a referral that has ended', async () => {
  const now = occasionAt('2026-11-25T09:00:00.000Z')
  const { connection, stop } = await startConnection(now.at.toISOString())
  const { table } = connection
  try {
    await addOperators(connection)
    const world = emptyWorld()
    const imported = importedIn(world)
    const { id } = arrive(world, { number: 1, at: '2026-11-23T09:00:00Z' })
    await putWorld(table, world)
    await joinHouseholds(table, id, imported, now)
    await decide(table, id, decline('duplicate'), occasionAt('2026-11-24T09:00:00.000Z'))
    await decide(table, id, giveFeedback('phone'), occasionAt('2026-11-24T09:00:00.000Z'))
    await decide(table, id, lateVersion, now)
    const manner = { tell: () => undefined, pause: async () => undefined }
    await leaveOperator(connection, 'anna-prova', { on: '2026-11-25' }, manner)
    const open = (await deadlinesOf(table, `referral/${id}`)).filter(isOpen)
    expect(open.map(({ kind }) => kind)).toEqual(['amendment', 'danger'])
    expect(open.map(({ owner }) => owner)).not.toContain('anna-prova')
  } finally {
    await stop()
  }
})
