import municipalities from '../../shared/domain/data/municipalities.json' with { type: 'json' }
import { need, type Slot, slot } from '../../shared/domain/field.ts'
import type { MentorKind } from '../../shared/domain/mentor.ts'
import type { Candidate, Wish } from '../../shared/matching/suitability/seen.ts'
import { TERMS } from './matching-terms.ts'
import { type Chance, chanceFrom } from './seeded.ts'

const WEEK_MS = 7 * 24 * 60 * 60 * 1000

export interface World {
  readonly wishes: readonly Wish[]
  readonly candidates: readonly Candidate[]
}

/**
 * Families and mentors as a programme may have them: the communities of the province, its 43 municipalities, weekly
 * times, capacities from 1 to 3. How often each comes is our own guess.
 */
export function matchingWorld(seed: number, families: number, mentors: number): World {
  const chance = chanceFrom(seed)
  return {
    wishes: Array.from({ length: families }, (_, number) => wishOf(chance, number)),
    candidates: Array.from({ length: mentors }, (_, number) => candidateOf(chance, number)),
  }
}

type Weighted<One> = readonly [one: One, times: number]

/** What families of a community speak; in the order of the communities’ sizes. */
const communities: readonly Weighted<string[]>[] = [
  [['ary', 'ar'], 22],
  [['ro'], 13],
  [['sq'], 12],
  [['pa', 'hi'], 10],
  [['wo', 'fr'], 10],
  [['es'], 9],
  [['ur'], 7],
  [['uk'], 6],
  [['arz', 'ar'], 5],
  [['bn'], 4],
  [['zh'], 3],
  [['en'], 3],
]

/** Learnt at school by many. */
const learnt: readonly Weighted<string[]>[] = [
  [[], 55],
  [['en'], 25],
  [['fr'], 12],
  [['es'], 8],
]

const kinds: readonly Weighted<MentorKind>[] = [
  ['adult', 80],
  ['peer-tutor', 20],
]

/** The town has about a third of the people; the others are not told apart. */
const places = municipalities.map(
  ({ istatCode, name }) => [istatCode, name === 'Bergamo' ? municipalities.length / 2 : 1] as const,
)

/** People are free in the afternoon and in the evening, seldom on Sunday. */
const times = slot.options.map((one): Weighted<Slot> => {
  const [day, half] = one.split('-')
  return [one, (half === 'morning' ? 1 : 3) * (day === 'sun' ? 0.3 : 1)]
})

function wishOf(chance: Chance, number: number): Wish {
  const availability = timesOf(chance, 75, 4)
  return {
    id: `family-${number}`,
    caseCode: `BG-26-${String(number).padStart(4, '0')}`,
    kind: chance.weighted(kinds),
    needs: chance.some(need.options, chance.whole(1, 3)),
    languages: chance.weighted(communities),
    isLanguageRequired: isOf(chance, 45),
    genderWish: chance.weighted([
      ['any', 70],
      ['female', 25],
      ['male', 5],
    ]),
    ...(availability === undefined ? {} : { availability }),
    municipality: chance.weighted(places),
    isUrgent: isOf(chance, 10),
    isSingleParent: isOf(chance, 20),
    waitingSince: new Date(TERMS.now.getTime() - chance.whole(0, 26) * WEEK_MS).toISOString(),
    excluded: [],
  }
}

function candidateOf(chance: Chance, number: number): Candidate {
  const kind = chance.weighted(kinds)
  const capacity = chance.weighted([
    [2, 70],
    [1, 20],
    [3, 10],
  ])
  const availability = timesOf(chance, 85, 5)
  const ownLanguages = isOf(chance, 55) ? chance.weighted(communities) : []
  return {
    id: `mentor-${number}`,
    kind,
    standing: isOf(chance, 92) ? 'active' : 'suspended',
    languages: [...new Set(['it', ...ownLanguages, ...chance.weighted(learnt)])],
    gender: isOf(chance, 70) ? 'female' : 'male',
    municipality: chance.weighted(places),
    reachKm: chance.weighted([
      [10, 50],
      [5, 25],
      [20, 25],
    ]),
    ...(availability === undefined ? {} : { availability }),
    skills: chance.some(need.options, chance.whole(1, 4)),
    preferences: chance.some(need.options, chance.whole(0, 2)),
    capacity,
    taken: isOf(chance, 30) ? 1 : 0,
    experience: chance.whole(0, 5),
    ...(kind === 'adult' ? { clearanceIssuedOn: '2026-06-01' } : { isAuthorised: true }),
    activeSince: '2026-09-01',
    insuredUntil: isOf(chance, 95) ? '2026-12-31' : '2026-10-31',
    trainedOn: '2026-08-20',
  }
}

function timesOf(chance: Chance, percentWhoSay: number, most: number): Slot[] | undefined {
  if (!isOf(chance, percentWhoSay)) return undefined
  return [...new Set(Array.from({ length: chance.whole(1, most) }, () => chance.weighted(times)))]
}

function isOf(chance: Chance, percent: number): boolean {
  return chance.share() * 100 < percent
}
