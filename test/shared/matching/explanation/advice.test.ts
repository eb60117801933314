import { describe, expect, test } from 'vitest'
import { matchingObjective } from '../../../../shared/domain/matching-policy.ts'
import type { Objective } from '../../../../shared/matching/assignment/instance.ts'
import { advise } from '../../../../shared/matching/explanation/advice.ts'
import { bestProfiles } from '../../../../shared/matching/explanation/advice-search.ts'
import { boundsOf } from '../../../../shared/matching/explanation/bounds.ts'
import { FoundProfiles } from '../../../../shared/matching/explanation/found-profiles.ts'
import type { Matched } from '../../../../shared/matching/explanation/matched.ts'
import { newcomerOf } from '../../../../shared/matching/explanation/newcomer.ts'
import type { Gain, Profile } from '../../../../shared/matching/explanation/parts.ts'
import { demandOf, profilesFor } from '../../../../shared/matching/explanation/profiles.ts'
import { Prospects } from '../../../../shared/matching/explanation/prospects.ts'
import { worthOfGain } from '../../../../shared/matching/explanation/worth.ts'
import { matchAll } from '../../../../shared/matching/match-all.ts'
import { aCandidate, aWish, BOLTIERE, matched, smallWorld, VERDELLINO } from './waiting-world.ts'

const seeds = Array.from({ length: 12 }, (_, seed) => seed)

describe.for(matchingObjective.options)('one more mentor (%s)', (objective) => {
  test.for(seeds)(
    'changes what a new solve with it changes, and no more than its bound, world %i',
    (seed) => {
      const world = worldOf(seed, objective)
      const prospects = new Prospects(world)
      for (const { profile, worth } of boundsOf(world, everyProfile(world))) {
        const gained = worthOfGain(resolved(world, profile), world.settled.problem)
        expect(prospects.changeBy(profile).worth).toBe(gained)
        expect(worth).toBeGreaterThanOrEqual(gained)
      }
    },
  )

  test.for(seeds)('is advised when no other would change more, world %i', (seed) => {
    const world = worldOf(seed, objective)
    const prospects = new Prospects(world)
    const profiles = everyProfile(world)
    const found = bestProfiles(prospects, profiles, 5).map(({ profile }) => profile)
    expect(found).toEqual(bestOfAll(prospects, profiles).slice(0, 5))
  })

  test.for(seeds)('is advised with what it changes when it really comes, world %i', (seed) => {
    const world = worldOf(seed, objective)
    for (const { profile, gain, alsoFrom } of advise(world)) {
      expect(gain).toEqual(resolved(world, profile))
      for (const municipality of alsoFrom) {
        const fromThere = resolved(world, { ...profile, municipality })
        expect(counted(world, fromThere)).toBeGreaterThanOrEqual(counted(world, gain))
      }
    }
  })
})

test('a mentor is looked for where and in which language families wait', () => {
  const wishes = ['DA-26-0001', 'DA-26-0002', 'DA-26-0003'].map((code) => aWish(code))
  const [first, ...others] = advise(matched(wishes, [aCandidate('mentor-1')]))
  expect(others).toEqual([])
  expect(first).toMatchObject({
    profile: { kind: 'adult', language: 'bn', reachKm: 10, places: 3 },
    languages: ['bn'],
    gain: { urgentServed: 0, served: 3 },
    families: ['DA-26-0001', 'DA-26-0002', 'DA-26-0003'],
    suits: 3,
  })
  expect(first?.profile.municipality).toBe(VERDELLINO)
})

test('a mentor is asked for no more than is needed: no language, no gender, one place, some hours', () => {
  const wish = aWish('DA-26-0001', { isLanguageRequired: false, availability: ['tue-afternoon'] })
  const [first] = advise(matched([wish], []))
  expect(first?.profile).toEqual({
    ...{
      kind: 'adult',
      municipality: first?.profile.municipality,
      reachKm: 10,
      places: 1,
      hours: 'afternoons',
    },
  })
})

test('a woman is looked for only where a family asks for one, and hours are not named where nobody said any', () => {
  const [first] = advise(matched([aWish('DA-26-0001', { genderWish: 'female' })], []))
  expect(first?.profile).toMatchObject({ gender: 'female' })
  expect(first?.profile).not.toHaveProperty('hours')
})

test('one more mentor who takes over a family frees another for one that waits', () => {
  const bengali = aCandidate('mentor-1', { languages: ['it', 'bn'], municipality: BOLTIERE })
  const anyone = aWish('DA-26-0001', { isLanguageRequired: false, languages: ['ro'], isUrgent: true })
  const [first] = advise(matched([anyone, aWish('DA-26-0002')], [bengali]))
  expect(first).toMatchObject({ gain: { served: 1 }, families: ['DA-26-0002'] })
  expect(first?.profile).not.toHaveProperty('language')
})

test('nobody is looked for where nobody waits, and where all have a mentor', () => {
  expect(advise(matched([], [aCandidate('mentor-1')]))).toEqual([])
  const wish = aWish('DA-26-0001', { isLanguageRequired: false })
  expect(advise(matched([wish], [aCandidate('mentor-1')]))).toEqual([])
})

test('languages that are understood as one are one, under the name that most families use', () => {
  const wishes = [['ary'], ['ary'], ['arz']].map((languages, number) =>
    aWish(`DA-26-000${number}`, { languages }),
  )
  expect(advise(matched(wishes, []))).toMatchObject([
    { profile: { language: 'ary' }, languages: ['ary', 'arz'] },
  ])
})

function worldOf(seed: number, objective: Objective): Matched {
  const { wishes, candidates } = smallWorld(seed)
  return matched(wishes, candidates, objective)
}

function everyProfile({ wishes, candidates }: Matched): Profile[] {
  return profilesFor(wishes, candidates)
}

/** By judging and solving everything anew, with the newcomer among the mentors. */
function resolved({ wishes, candidates, terms, settled }: Matched, profile: Profile): Gain {
  const { assignment, problem } = settled
  const all = [...candidates, newcomerOf(profile, terms)]
  const better = matchAll(wishes, all, terms, problem.objective).settled.assignment
  return {
    urgentServed: better.urgentServed - assignment.urgentServed,
    served: better.served - assignment.served,
    value: better.value - assignment.value,
  }
}

function counted(world: Matched, gain: Gain): number {
  return new Prospects(world).counted(worthOfGain(gain, world.settled.problem))
}

/** Every profile solved, sorted, and taken in turn. */
function bestOfAll(prospects: Prospects, profiles: readonly Profile[]): Profile[] {
  const found = new FoundProfiles(prospects)
  const looked = boundsOf(prospects.matched, profiles)
    .map(({ profile, suits, worth }) => ({
      ...{ profile, suits, worth },
      change: prospects.changeBy(profile),
      gained: counted(prospects.matched, resolved(prospects.matched, profile)),
    }))
    .filter(({ gained }) => gained > 0)
    .sort(
      (one, other) =>
        other.gained - one.gained ||
        demandOf(one.profile) - demandOf(other.profile) ||
        other.suits - one.suits ||
        other.worth - one.worth ||
        profiles.indexOf(one.profile) - profiles.indexOf(other.profile),
    )
  for (const one of looked) found.add(one)
  return found.list.map(({ profile }) => profile)
}
