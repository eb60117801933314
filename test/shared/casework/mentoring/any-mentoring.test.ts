import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MentoringRequest } from '../../../../shared/domain/mentoring-request.ts'
import { anyMove } from '../../../support/any-move.ts'
import { tryMove } from '../../../support/casework-moves.ts'
import { arrive, emptyWorld, found, type World } from '../../../support/casework-world.ts'
import { madeReady } from '../../../support/ready-family.ts'

const BEGIN = new Date('2026-12-02T10:00:00Z').getTime()
const HOUR_MS = 3_600_000

/** Two families that may ask for a mentor, and one that was referred only. */
function startWorld(): World {
  const world = emptyWorld()
  const [first, second] = [1, 2, 3].map((number) => arrive(world, { number, at: '2026-11-30T10:00:00Z' }))
  for (const one of [first, second]) if (one !== undefined) madeReady(world, one)
  return world
}

test('whatever is decided, a request waits only with an open household of its district, and once for each person', () => {
  const asking = anyMove.map((move) =>
    move.which % 3 === 0 ? { ...move, name: 'request mentor' as const } : move,
  )
  let waited = 0
  fc.assert(
    fc.property(fc.array(asking, { minLength: 10, maxLength: 40 }), (moves) => {
      const world = startWorld()
      let at = BEGIN
      for (const move of moves) {
        at += move.hoursLater * HOUR_MS
        tryMove(world, move, new Date(at))
        const waiting = [...world.mentoring.values()].filter(({ status }) => status === 'waiting')
        for (const one of waiting) requireInPlace(world, one)
        const asked = waiting.flatMap(({ household, kind, persons }) =>
          persons.map((person) => `${household} ${kind} ${person}`),
        )
        expect(new Set(asked).size).toBe(asked.length)
        waited += waiting.length
      }
      expect(new Set(world.told.map(({ id }) => id)).size).toBe(world.told.length)
    }),
    { numRuns: 60 },
  )
  expect(waited).toBeGreaterThan(0)
})

function requireInPlace(world: World, { household, district, caseCode, number }: MentoringRequest): void {
  const its = found(world.households, household)
  expect([its.status, its.district]).toEqual(['open', district])
  expect(number).toBeLessThanOrEqual(its.mentoringRequests ?? 0)
  const referral = [...world.referrals.values()].find((one) => one.caseCode === caseCode)
  expect(referral?.household).toBe(household)
}
