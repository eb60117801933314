import { type Need, type Slot, slot } from '../../domain/field.ts'
import { type Criterion, criterion } from '../../domain/matching-policy.ts'
import { kmBetween } from '../suitability/distance.ts'
import { judge } from '../suitability/judge.ts'
import type { Candidate, Terms, Wish } from '../suitability/seen.ts'
import { understoodAs } from '../suitability/understood.ts'
import type { Carried, Fact, Missing } from './parts.ts'

const DAY_MS = 86_400_000

/** The criteria that gave points to two who suit each other, most first, with what stands behind them. */
export function carriedBy(wish: Wish, candidate: Candidate, terms: Terms): Carried[] {
  const verdict = judge(wish, candidate, terms)
  if (!verdict.suits) return []
  return criterion.options
    .map((one) => ({
      ...facts[one](wish, candidate, terms),
      points: verdict.shares[one],
      of: terms.policy.weights[one],
    }))
    .filter(({ points }) => points > 0)
    .toSorted((one, other) => other.points - one.points)
}

const facts: Readonly<Record<Criterion, (wish: Wish, candidate: Candidate, terms: Terms) => Fact>> = {
  languages: (wish, candidate) => ({ criterion: 'languages', languages: commonLanguages(wish, candidate) }),
  availability: (wish, candidate) => ({ criterion: 'availability', slots: commonSlots(wish, candidate) }),
  distance: (wish, candidate) => ({
    criterion: 'distance',
    km: kmBetween(wish.municipality, candidate.municipality) ?? 0,
  }),
  skills: (wish, { skills }) => ({ criterion: 'skills', needs: common(wish.needs, skills) }),
  preferences: (wish, { preferences }) => ({
    criterion: 'preferences',
    needs: common(wish.needs, preferences),
  }),
  experience: (_, { experience }) => ({ criterion: 'experience', families: experience }),
  load: (_, { capacity, taken }) => ({ criterion: 'load', free: capacity - taken, capacity }),
  waiting: ({ waitingSince }, _, { now }) => ({
    criterion: 'waiting',
    weeks: Math.floor((now.getTime() - Date.parse(waitingSince)) / (7 * DAY_MS)),
  }),
}

/** What does not speak for two who suit each other, and a person should know. */
export function missingBetween(wish: Wish, candidate: Candidate): Missing[] {
  const { languages, needs } = wish
  const lacks: Readonly<Record<Missing, boolean>> = {
    languages: languages.length > 0 && commonLanguages(wish, candidate).length === 0,
    skills: needs.length > 0 && common(needs, candidate.skills).length === 0,
    availability: commonSlots(wish, candidate) === undefined,
  }
  return (['languages', 'skills', 'availability'] as const).filter((one) => lacks[one])
}

/** The family’s languages in which the two can speak, none twice as it is understood. */
export function commonLanguages({ languages }: Wish, candidate: Candidate): string[] {
  const spoken = new Set(candidate.languages.map(understoodAs))
  const byTag = new Map(languages.toReversed().map((tag) => [understoodAs(tag), tag]))
  return [...byTag].toReversed().flatMap(([understood, tag]) => (spoken.has(understood) ? [tag] : []))
}

function commonSlots(wish: Wish, candidate: Candidate): Slot[] | undefined {
  const [theirs, others] = [wish.availability ?? [], candidate.availability ?? []]
  if (theirs.length === 0 || others.length === 0) return undefined
  return slot.options.filter((one) => theirs.includes(one) && others.includes(one))
}

function common(needs: readonly Need[], others: readonly Need[]): Need[] {
  return needs.filter((need) => others.includes(need))
}
