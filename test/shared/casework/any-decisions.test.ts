import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOpen } from '../../../shared/domain/deadline.ts'
import { waitingSince } from '../../../shared/domain/household.ts'
import { isLive } from '../../../shared/domain/referral.ts'
import { anyJoining, anyMove } from '../../support/any-move.ts'
import { type Move, tryMove } from '../../support/casework-moves.ts'
import { arrive, emptyWorld, fileOf, found, type World } from '../../support/casework-world.ts'
import { demandedInWorld, openInWorld } from '../../support/demanded-in-world.ts'
import { importedIn } from '../../support/joined.ts'

const BEGIN = new Date('2026-11-27T22:40:00Z')
const HOUR_MS = 3_600_000

/** Changed by its sender, whom nobody has answered yet. */
const amended = {
  at: '2026-11-28T10:00:00.000Z',
  bodyHash: 'a'.repeat(32),
  fields: ['adults' as const, 'description' as const],
}

/**
 * Four families, of two districts, one of them urgent, one in danger, one that nobody has; two changed by their senders.
 * And a household of earlier records.
 */
function startWorld(): World {
  const world = emptyWorld()
  arrive(world, { number: 1, at: BEGIN, others: { amended } })
  arrive(world, { number: 2, at: '2026-11-27T23:00:00Z', others: { urgency: 'urgent', amended } })
  arrive(world, {
    number: 3,
    at: '2026-11-28T08:00:00Z',
    others: { isChildInDanger: true },
    liaison: undefined,
  })
  arrive(world, { number: 4, at: '2026-11-28T09:00:00Z', district: 'dalmine', liaison: 'bruno-prova' })
  importedIn(world)
  return world
}

/** Tries the moves one after the other, looking at the world after each. */
function play(moves: readonly Move[], look: (world: World, before: World) => void): World {
  const world = startWorld()
  let at = BEGIN.getTime() + 24 * HOUR_MS
  for (const move of moves) {
    at += move.hoursLater * HOUR_MS
    const before = { ...world, referrals: new Map(world.referrals), households: new Map(world.households) }
    const refusal = tryMove(world, move, new Date(at))
    if (refusal !== undefined) expect(world.referrals).toEqual(before.referrals)
    look(world, before)
  }
  return world
}

test('after any decisions the open deadlines are exactly those of the policy, on its days, and nobody is forgotten', () => {
  const anyMoves = fc.oneof(
    { weight: 2, arbitrary: fc.array(anyMove, { minLength: 15, maxLength: 60 }) },
    { weight: 1, arbitrary: fc.array(anyJoining, { minLength: 5, maxLength: 20 }) },
  )
  fc.assert(
    fc.property(anyMoves, (moves) => {
      const { told } = play(moves, (world, before) => {
        expect(openInWorld(world)).toEqual(demandedInWorld(world))
        for (const { id } of world.referrals.values()) requireRemembered(world, id)
        for (const { id } of world.households.values()) requireLead(world, id)
        requireHistory(world, before)
      })
      expect(new Set(told.map(({ id }) => id)).size).toBe(told.length)
    }),
    { numRuns: 60 },
  )
})

/** What is still to be done has somebody and a date; what has ended waits for nothing but its sender’s answer. */
function requireRemembered(world: World, id: string): void {
  const { deadlines, household, referral } = fileOf(world, id)
  const open = deadlines.filter(isOpen)
  if (isLive(referral)) {
    const subjects = [`referral/${id}`, ...leadsOf(world, household.id), `household/${household.id}`]
    const theirs = open.filter(({ kind, subject }) => kind !== 'feedback' && subjects.includes(subject))
    expect([id, household.status, theirs.length > 0]).toEqual([id, 'open', true])
    return
  }
  const isAnswerOwed = referral.feedbackOwed !== undefined
  expect(open.some(({ subject }) => subject === `referral/${id}`)).toBe(isAnswerOwed)
}

/** Who is joined to a family follows somebody: whoever works with it, or the one that leads its case. */
function requireLead(world: World, id: string): void {
  const { takenInChargeAt } = found(world.households, id)
  const isJoined = [...world.referrals.values()].some((one) => {
    return one.household === id && one.status === 'joined'
  })
  if (isJoined && takenInChargeAt === undefined) expect(leadsOf(world, id)).toHaveLength(1)
}

function leadsOf({ referrals }: World, household: string): string[] {
  return [...referrals.values()]
    .filter((one) => one.household === household && isLive(one) && one.status !== 'joined')
    .map(({ id }) => `referral/${id}`)
}

/** Waiting never shrinks, case codes stay, and first arrivals are never forgotten. */
function requireHistory(world: World, before: World): void {
  for (const { id, caseCode, receivedAt, household } of world.referrals.values()) {
    const earlier = found(before.referrals, id)
    expect([caseCode, receivedAt]).toEqual([earlier.caseCode, earlier.receivedAt])
    expect(waitingSince(found(world.households, household)) <= receivedAt).toBe(true)
  }
  for (const { id, since } of world.households.values())
    expect(since).toBe(found(before.households, id).since)
}

test('joining and separating leaves everything as it was, but for versions', () => {
  const someMoves = fc.array(anyMove, { minLength: 5, maxLength: 25 })
  fc.assert(
    fc.property(someMoves, fc.nat(100), fc.nat(100), (moves, which, other) => {
      const world = play(moves, () => undefined)
      const before = standing(world)
      const at = new Date(BEGIN.getTime() + 400 * 24 * HOUR_MS)
      const referral = [...world.referrals.values()][which % 4]
      if (referral === undefined) throw new Error('four families were there')
      if (tryMove(world, { name: 'join', which, other, hoursLater: 0 }, at) !== undefined) return
      expect(tryMove(world, { name: 'separate', which, other, hoursLater: 0 }, at)).toBeUndefined()
      expect(standing(world)).toEqual(before)
    }),
    { numRuns: 150 },
  )
})

/** What counts of all referrals and households; one of earlier records says only later that it has no referral. */
function standing({ referrals, households }: World): unknown {
  const things = [...referrals.values(), ...households.values()]
  return things.map(({ version: _, ...rest }) => JSON.parse(JSON.stringify({ referrals: [], ...rest })))
}
