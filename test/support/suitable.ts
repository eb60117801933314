import fc from 'fast-check'
import { need, slot } from '../../shared/domain/field.ts'
import type { Candidate, Wish } from '../../shared/matching/suitability/seen.ts'

/** An invented family in Verdellino that waits since September. */
export const WISH: Wish = {
  id: `${'a'.repeat(32)}/adult`,
  caseCode: 'DA-26-0001',
  kind: 'adult',
  needs: ['school_support', 'italian_practice'],
  languages: ['bn', 'en'],
  isLanguageRequired: false,
  genderWish: 'any',
  municipality: '016232',
  isUrgent: false,
  isSingleParent: false,
  waitingSince: '2026-09-07T09:00:00.000Z',
  excluded: [],
}

/** An invented mentor in Dalmine who suits it. */
export const CANDIDATE: Candidate = {
  id: 'rosa-esempio',
  kind: 'adult',
  standing: 'active',
  languages: ['it', 'en'],
  municipality: '016091',
  reachKm: 10,
  skills: ['school_support'],
  preferences: [],
  capacity: 2,
  taken: 0,
  experience: 1,
  clearanceIssuedOn: '2026-06-01',
  insuredUntil: '2026-12-31',
  trainedOn: '2026-05-01',
}

const municipality = fc.constantFrom('016024', '016091', '016232', '016093', '015146')
const language = fc.constantFrom('ar', 'ary', 'arz', 'fr', 'wo', 'bn', 'it', 'en', 'ur', 'hi')
const languages = fc.uniqueArray(language, { maxLength: 4 })
const needs = fc.uniqueArray(fc.constantFrom(...need.options), { maxLength: 4 })
const times = fc.uniqueArray(fc.constantFrom(...slot.options.slice(0, 6)), { maxLength: 4 })
const kind = fc.constantFrom('adult' as const, 'peer-tutor' as const)
const day = fc.constantFrom('2025-11-22', '2025-11-23', '2026-11-23', '2026-11-22', '2026-11-24')
const mentorIds = ['m-1', 'm-2', 'm-3']

export const anyWish: fc.Arbitrary<Wish> = fc.record(
  {
    id: fc.constant(WISH.id),
    caseCode: fc.constant(WISH.caseCode),
    kind,
    needs: fc.uniqueArray(fc.constantFrom(...need.options), { minLength: 1, maxLength: 4 }),
    languages,
    isLanguageRequired: fc.boolean(),
    genderWish: fc.constantFrom('any', 'any', 'female', 'male'),
    municipality,
    isUrgent: fc.boolean(),
    isSingleParent: fc.boolean(),
    waitingSince: fc
      .date({ min: new Date('2025-11-23'), max: new Date('2026-12-23'), noInvalidDate: true })
      .map((at) => at.toISOString()),
    excluded: fc.subarray(mentorIds, { maxLength: 1 }),
    availability: times,
  },
  { requiredKeys: (Object.keys(WISH) as (keyof Wish)[]).filter((name) => name !== 'availability') },
)

const bare = [
  'availability',
  'gender',
  'clearanceIssuedOn',
  'insuredUntil',
  'trainedOn',
  'isAuthorised',
] as const

export const anyCandidate: fc.Arbitrary<Candidate> = fc.record(
  {
    id: fc.constantFrom(...mentorIds),
    kind,
    standing: fc.constantFrom('active', 'active', 'active', 'in-training', 'suspended'),
    languages,
    municipality,
    reachKm: fc.integer({ min: 0, max: 30 }),
    skills: needs,
    preferences: needs,
    capacity: fc.integer({ min: 0, max: 3 }),
    taken: fc.integer({ min: 0, max: 3 }),
    experience: fc.nat(9),
    availability: times,
    gender: fc.constantFrom('female', 'male', 'other'),
    clearanceIssuedOn: day,
    insuredUntil: day,
    trainedOn: day,
    isAuthorised: fc.boolean(),
  },
  {
    requiredKeys: [
      ...['id', 'kind', 'standing', 'languages', 'municipality', 'reachKm'],
      ...['skills', 'preferences', 'capacity', 'taken', 'experience'],
    ] as Exclude<keyof Candidate, (typeof bare)[number] | 'activeSince'>[],
  },
)

/** One whom nothing of its own keeps from families. */
export const anyFreeCandidate: fc.Arbitrary<Candidate> = anyCandidate.map((one) => ({
  ...one,
  ...{ standing: 'active' as const, isAuthorised: true, capacity: 3, taken: Math.min(one.taken, 2) },
  ...{ clearanceIssuedOn: '2026-06-01', insuredUntil: '2026-12-31', trainedOn: '2026-05-01' },
}))
