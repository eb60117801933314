import type { Problem } from '../assignment/problem.ts'
import type { Wish } from '../suitability/seen.ts'
import { understoodAs } from '../suitability/understood.ts'
import { bestProfiles } from './advice-search.ts'
import { gainOf } from './hypothesis.ts'
import type { Matched } from './matched.ts'
import { alsoFrom, narrowed } from './narrowing.ts'
import type { Advice, Profile } from './parts.ts'
import { profilesFor } from './profiles.ts'
import { Prospects } from './prospects.ts'
import { worthOfGain } from './worth.ts'

/** How many profiles are named at most. */
const BEST = 5

/**
 * Whom it would be worth to look for: the five profiles of one more mentor that would change most, found by the prices, and
 * each verified by solving again with such a mentor: what that does not bear out is not named. For `most-families` what
 * counts is how many more families have a mentor, urgent ones first; for `best-score` by how much the sum of affinities
 * grows.
 */
export function advise(matched: Matched): Advice[] {
  const prospects = new Prospects(matched)
  const profiles = profilesFor(openWishes(matched), matched.candidates)
  const municipalities = [...new Set(profiles.map(({ municipality }) => municipality))]
  return bestProfiles(prospects, profiles, BEST).flatMap((found) => {
    const profile = narrowed(prospects, found)
    const advice = verified(prospects, profile)
    return advice === undefined ? [] : [{ ...advice, alsoFrom: alsoFrom(prospects, profile, municipalities) }]
  })
}

/** What a restricted family speaks and asks for is told nobody. */
function openWishes({ wishes, restricted }: Matched): Wish[] {
  return wishes.filter((_, row) => !restricted.has(row))
}

function verified(prospects: Prospects, profile: Profile): Omit<Advice, 'alsoFrom'> | undefined {
  const { wishes, settled, restricted } = prospects.matched
  const { problem } = settled
  const { worth, served } = prospects.changeBy(profile)
  const gain = gainOf(prospects.matched, profile)
  if (worthOfGain(gain, problem) !== worth) return undefined
  const named = served.filter((row) => !restricted.has(row))
  const families = [...new Set(named.map((row) => wishes[row]?.caseCode ?? ''))].sort()
  return {
    ...{ profile, families, languages: namesOf(profile, openWishes(prospects.matched)) },
    // Several assignments may have the same sum of affinities: those families are counted that are named.
    gain: { ...gain, urgentServed: urgentIn(served, problem), served: served.length },
    suits: prospects.unservedFor(profile).length,
  }
}

function urgentIn(rows: readonly number[], { urgent }: Problem): number {
  return rows.filter((row) => urgent[row] === 1).length
}

function namesOf({ language }: Profile, wishes: readonly Wish[]): string[] {
  if (language === undefined) return []
  const named = wishes.flatMap(({ languages }) => languages)
  const alike = named.filter((tag) => understoodAs(tag) === understoodAs(language))
  return [...new Set([language, ...alike.toSorted()])]
}
