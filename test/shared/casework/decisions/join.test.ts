import { describe, expect, test } from 'vitest'
import { join } from '../../../../shared/casework/decisions/join.ts'
import { takeInCharge } from '../../../../shared/casework/decisions/take-in-charge.ts'
import type { Household } from '../../../../shared/domain/household.ts'
import { waitingSince } from '../../../../shared/domain/household.ts'
import { arrive, decideIn, emptyWorld, fileOf, found, occasionAt } from '../../../support/casework-world.ts'
import { open } from '../../../support/handed-over.ts'
import { bothFiles, joinIn, separateIn, siblings } from '../../../support/joined.ts'

const JOINED = '2026-11-25T09:00:00.000Z'
const occasion = occasionAt(JOINED)

describe('joining', () => {
  test('a second referral is worked on with the first, and its sender hears that it is accepted', () => {
    const { world, first, second } = siblings()
    decideIn(world, fileOf(world, first.id), takeInCharge('carla-prova'), occasionAt('2026-11-24T10:00:00Z'))
    expect(joinIn(world, second.id, first.household, occasion)).toBeUndefined()
    expect(fileOf(world, second.id)).toMatchObject({
      referral: {
        ...{ status: 'joined', joinedAt: JOINED, household: first.household },
        ...{ formerHousehold: second.household, liaison: 'bruno-prova' },
        feedbackOwed: { about: 'accepted', since: JOINED },
      },
      household: {
        referrals: [first.id, second.id],
        joined: [{ household: second.household, since: second.receivedAt, referrals: [second.id] }],
      },
    })
    expect(found(world.households, second.household)).toMatchObject({
      status: 'joined',
      joinedTo: first.household,
    })
    const its = [...world.deadlines.values()].filter(({ subject }) => subject === `referral/${second.id}`)
    expect(its.map(({ kind, status, owner }) => `${kind} ${status} ${owner}`).toSorted()).toEqual([
      'acknowledge done bruno-prova',
      'feedback open carla-prova',
      'triage done bruno-prova',
    ])
    expect(world.told.map(({ type }) => type)).toContain('household.joined')
  })

  test('the family that came first waits as long as it did, whichever way it is joined', () => {
    const { world, first, second } = siblings()
    joinIn(world, first.id, second.household, occasion)
    expect(waitingSince(fileOf(world, second.id).household)).toBe(first.receivedAt)
  })

  test('a danger that nobody confirmed stays one, and goes to whoever works with the family', () => {
    const { world, first, second } = siblings({ isChildInDanger: true })
    decideIn(world, fileOf(world, first.id), takeInCharge('carla-prova'), occasionAt('2026-11-24T10:00:00Z'))
    joinIn(world, second.id, first.household, occasion)
    expect(open(world)).toContain('danger carla-prova bergamo')
  })

  test('a household without referrals has the one that joins it, which still waits', () => {
    const { world, first } = siblings()
    const imported: Household = {
      ...found(world.households, first.household),
      ...nobodys,
      id: 'a'.repeat(32),
    }
    world.households.set(imported.id, imported)
    expect(joinIn(world, first.id, imported.id, occasion)).toBeUndefined()
    const { referral, household } = fileOf(world, first.id)
    expect(referral).toMatchObject({ status: 'received', household: imported.id })
    expect(referral.feedbackOwed).toBeUndefined()
    expect(household.referrals).toEqual([first.id])
    expect(open(world)).toContain('triage anna-prova bergamo')
    expect(separateIn(world, first.id, occasion)).toBeUndefined()
    expect(fileOf(world, first.id).household.id).toBe(first.household)
    expect(found(world.households, imported.id)).toMatchObject({ status: 'open', referrals: [] })
  })

  const nobodys = { referrals: [], liaison: undefined, since: '2020-01-01T09:00:00.000Z' }

  test('is refused for what is at work already', () => {
    const { world, first, second } = siblings()
    decideIn(world, fileOf(world, first.id), takeInCharge('carla-prova'), occasionAt('2026-11-24T10:00:00Z'))
    expect(joinIn(world, first.id, second.household, occasion)).toContain('was taken in charge')
    expect(joinIn(world, second.id, second.household, occasion)).toContain('is of household')
  })

  test('is refused across districts, and into what is closed or joined itself', () => {
    const { world, first, second } = siblings()
    const other = found(world.households, first.household)
    const why = (into: Partial<Household>) => {
      const file = { ...bothFiles(world, second.id, other.id) }
      return decideIn(world, file, join({ ...other, ...into }), occasion)
    }
    expect(why({ district: 'dalmine' })).toContain('hand one of them over first')
    expect(why({ status: 'closed', closedAt: JOINED })).toContain(`closed at ${JOINED}`)
    expect(why({ status: 'joined', joinedTo: 'b'.repeat(32) })).toContain(`joined to ${'b'.repeat(32)}`)
  })

  test('is refused where more would be joined than can be closed at once', () => {
    const world = emptyWorld()
    const [first, ...others] = Array.from({ length: 21 }, (_, place) =>
      arrive(world, { number: place + 1, at: '2026-11-23T09:00:00Z' }),
    )
    const results = others.map(({ id }) => joinIn(world, id, first?.household ?? '', occasion))
    expect(results.slice(0, 19)).toEqual(Array(19).fill(undefined))
    expect(results[19]).toContain('would have 21 live referrals: at most 20')
  })
})
