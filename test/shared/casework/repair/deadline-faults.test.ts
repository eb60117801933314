import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deadlineFaults } from '../../../../shared/casework/repair/deadline-faults.ts'
import { settleCase } from '../../../../shared/casework/settled-case.ts'
import { anyMove } from '../../../support/any-move.ts'
import { tryMove } from '../../../support/casework-moves.ts'
import { arrive, emptyWorld, fileOf, occasionAt } from '../../../support/casework-world.ts'

const BEGIN = Date.parse('2026-11-27T22:40:00Z')
const HOUR_MS = 3_600_000

test('after any decisions a check of the deadlines finds nothing, so that a repair writes nothing', () => {
  fc.assert(
    fc.property(fc.array(anyMove, { minLength: 10, maxLength: 40 }), (moves) => {
      const world = emptyWorld()
      for (const number of [1, 2, 3]) arrive(world, { number, at: new Date(BEGIN) })
      arrive(world, { number: 4, at: new Date(BEGIN), district: 'dalmine', liaison: 'bruno-prova' })
      let at = BEGIN
      for (const move of moves) {
        at += move.hoursLater * HOUR_MS
        tryMove(world, move, new Date(at))
      }
      const ground = { districts: world.districts, occasion: occasionAt(new Date(at)) }
      for (const id of world.referrals.keys()) {
        const file = fileOf(world, id)
        const { deadlines } = settleCase(file, { events: [] }, ground)
        expect(deadlineFaults(file.deadlines, deadlines)).toEqual([])
      }
    }),
    { numRuns: 60 },
  )
})
