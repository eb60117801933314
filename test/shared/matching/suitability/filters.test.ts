import { describe, expect, test } from 'vitest'
import { type Refusal, refusals } from '../../../../shared/matching/suitability/filters.ts'
import { judge } from '../../../../shared/matching/suitability/judge.ts'
import type { Candidate, Terms, Wish } from '../../../../shared/matching/suitability/seen.ts'
import { TERMS } from '../../../support/matching-terms.ts'
import { CANDIDATE, WISH } from '../../../support/suitable.ts'

interface Change {
  readonly wish?: Partial<Wish>
  readonly candidate?: Partial<Candidate>
  /** What is not known of the mentor. */
  readonly unknown?: keyof Candidate
  readonly policy?: Partial<Terms['policy']>
}

function refusalOf({ wish, candidate, unknown, policy }: Change): Refusal | undefined {
  const mentor: Candidate = { ...CANDIDATE, ...candidate }
  if (unknown !== undefined) Reflect.deleteProperty(mentor, unknown)
  const terms = { ...TERMS, policy: { ...TERMS.policy, ...policy } }
  const verdict = judge({ ...WISH, ...wish }, mentor, terms)
  return verdict.suits ? undefined : verdict.refusal
}

const peer = { kind: 'peer-tutor', isAuthorised: true } as const

/** For each rule what passes just so, and what does not any more. */
const cases: readonly [Refusal, string, Change, Change][] = [
  ['in-training', 'who is not active yet is not proposed', {}, { candidate: { standing: 'in-training' } }],
  ['suspended', 'who is suspended is not proposed', {}, { candidate: { standing: 'suspended' } }],
  [
    'clearance',
    'a certificate is looked at anew a year after it was issued',
    { candidate: { clearanceIssuedOn: '2025-11-23' } },
    { candidate: { clearanceIssuedOn: '2025-11-22' } },
  ],
  ['clearance', 'an adult without certificate is not proposed', {}, { unknown: 'clearanceIssuedOn' }],
  [
    'clearance',
    'a certificate counts from the day of its issue',
    { candidate: { clearanceIssuedOn: '2026-11-23' } },
    { candidate: { clearanceIssuedOn: '2026-11-24' } },
  ],
  [
    'clearance',
    'a peer tutor needs the parents’ and the school’s word',
    { wish: { kind: 'peer-tutor' }, candidate: peer },
    { wish: { kind: 'peer-tutor' }, candidate: { ...peer, isAuthorised: false } },
  ],
  [
    'insurance',
    'the last day of the insurance counts',
    { candidate: { insuredUntil: '2026-11-23' } },
    { candidate: { insuredUntil: '2026-11-22' } },
  ],
  ['insurance', 'who has no insurance is not proposed', {}, { unknown: 'insuredUntil' }],
  [
    'training',
    'a training that ended today counts',
    { candidate: { trainedOn: '2026-11-23' } },
    { candidate: { trainedOn: '2026-11-24' } },
  ],
  ['training', 'who was not trained is not proposed', {}, { unknown: 'trainedOn' }],
  [
    'full',
    'one place left is enough',
    { candidate: { capacity: 2, taken: 1 } },
    { candidate: { capacity: 2, taken: 2 } },
  ],
  ['full', 'who can have none has no place', {}, { candidate: { capacity: 0 } }],
  ['role', 'who asks for an adult gets no pupil', {}, { candidate: peer }],
  [
    'distance-unknown',
    'a municipality without coordinates is near to itself only',
    { wish: { municipality: '015146' }, candidate: { municipality: '015146', reachKm: 0 } },
    { wish: { municipality: '015146' } },
  ],
  [
    'too-far',
    'the end of the reach is within it',
    { candidate: { reachKm: 5 } },
    { candidate: { reachKm: 4 } },
  ],
  [
    'language',
    'a family that asks for its language gets it',
    { wish: { isLanguageRequired: true } },
    { wish: { isLanguageRequired: true }, candidate: { languages: ['it', 'fr'] } },
  ],
  [
    'gender',
    'a family that wishes a woman gets one',
    { wish: { genderWish: 'female' }, candidate: { gender: 'female' } },
    { wish: { genderWish: 'female' }, candidate: { gender: 'other' } },
  ],
  ['gender', 'who did not say is neither woman nor man', {}, { wish: { genderWish: 'male' } }],
  [
    'excluded',
    'who declined is not proposed again',
    { wish: { excluded: ['paolo-esempio'] } },
    { wish: { excluded: ['rosa-esempio'] } },
  ],
  [
    'no-common-time',
    'one common weekly time is enough',
    { wish: { availability: ['mon-morning', 'tue-evening'] }, candidate: { availability: ['tue-evening'] } },
    { wish: { availability: ['mon-morning'] }, candidate: { availability: ['tue-evening'] } },
  ],
]

describe('each hard filter', () => {
  test.each(cases)('%s: %s', (refusal, _rule, passes, isRefused) => {
    expect(refusalOf(passes)).toBeUndefined()
    expect(refusalOf(isRefused)).toBe(refusal)
  })
  test('has a case', () => {
    expect(new Set(cases.map(([refusal]) => refusal))).toEqual(new Set(refusals))
  })
})

test('a district that asks for no certificate gets mentors without', () => {
  const unknown = 'clearanceIssuedOn'
  expect(refusalOf({ unknown, policy: { isClearanceRequired: false } })).toBeUndefined()
})

test('a district that looks at certificates more often refuses earlier', () => {
  const issued = { clearanceIssuedOn: '2026-05-01' }
  expect(refusalOf({ candidate: issued })).toBeUndefined()
  expect(refusalOf({ candidate: issued, policy: { recheckMonths: 6 } })).toBe('clearance')
})

test('where one of them did not give weekly times they do not matter', () => {
  expect(refusalOf({ wish: { availability: ['mon-morning'] } })).toBeUndefined()
  expect(
    refusalOf({ wish: { availability: ['mon-morning'] }, candidate: { availability: [] } }),
  ).toBeUndefined()
})

test('of all that holds the first in the order is told', () => {
  const everything: Change = {
    wish: {
      ...{ kind: 'adult', isLanguageRequired: true, genderWish: 'male', excluded: ['rosa-esempio'] },
      availability: ['mon-morning'],
    },
    candidate: {
      ...{ kind: 'peer-tutor', standing: 'in-training', isAuthorised: false, insuredUntil: '2020-01-01' },
      ...{ trainedOn: '2027-01-01', taken: 2, municipality: '999999', languages: ['xx'] },
      ...{ gender: 'female', availability: ['tue-evening'], reachKm: 0 },
    },
  }
  const cures: readonly [Refusal, Partial<Candidate>][] = [
    ['in-training', { standing: 'suspended' }],
    ['suspended', { standing: 'active' }],
    ['clearance', { isAuthorised: true }],
    ['insurance', { insuredUntil: '2027-01-01' }],
    ['training', { trainedOn: '2026-01-01' }],
    ['full', { taken: 0 }],
    ['role', { kind: 'adult', clearanceIssuedOn: '2026-06-01' }],
    ['distance-unknown', { municipality: CANDIDATE.municipality }],
    ['too-far', { reachKm: 50 }],
    ['language', { languages: ['bn'] }],
    ['gender', { gender: 'male' }],
    ['excluded', { id: 'paolo-esempio' }],
    ['no-common-time', { availability: ['mon-morning'] }],
  ]
  const told: (Refusal | undefined)[] = []
  let candidate: Partial<Candidate> = everything.candidate ?? {}
  for (const [, cure] of cures) {
    told.push(refusalOf({ ...everything, candidate }))
    candidate = { ...candidate, ...cure }
  }
  expect(told).toEqual([...refusals])
  expect(cures.map(([refusal]) => refusal)).toEqual([...refusals])
  expect(refusalOf({ ...everything, candidate })).toBeUndefined()
})
