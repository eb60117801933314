import { expect, test } from 'vitest'
import { previewPage } from '../../../cli/matching/preview-page.ts'
import { district, districtDefaults } from '../../../shared/domain/district.ts'
import { defaultMatchingPolicy } from '../../../shared/domain/matching-policy.ts'
import type { WaitingRequest } from '../../../shared/domain/mentoring-request.ts'
import { advise } from '../../../shared/matching/explanation/advice.ts'
import { explainUnserved } from '../../../shared/matching/explanation/unserved.ts'
import { matchAll } from '../../../shared/matching/match-all.ts'
import { readPool } from '../../../shared/matching/pool/pool.ts'
import { previewOf } from '../../../shared/matching/preview.ts'
import { commit } from '../../../shared/table/commit.ts'
import { householdShape, personShape } from '../../../shared/table/household-store.ts'
import { mentoringRequestShape } from '../../../shared/table/mentoring-store.ts'
import { referralShape } from '../../../shared/table/referral-store.ts'
import { TERMS } from '../../support/matching-terms.ts'
import { memoryTable } from '../../support/memory-table.ts'
import { aHousehold, aPerson, aReferral, aRequest } from '../../support/waiting-family.ts'
import { aCandidate, aWish, matched, smallWorld } from './explanation/waiting-world.ts'

const dalmine = district.parse({
  ...districtDefaults,
  ...{ id: 'dalmine', name: 'Dalmine', codePrefix: 'DA', municipalities: ['016091'], version: 1 },
})

async function poolOf(requests: readonly WaitingRequest[], isChildInDanger = false) {
  const { table } = memoryTable()
  const items = [
    ...[householdShape.toItem(aHousehold), personShape.toItem({ ...aPerson(1), language: 'en' })],
    referralShape.toItem({ ...aReferral, isChildInDanger }),
    ...requests.map((one) => mentoringRequestShape.toItem(one)),
  ]
  await commit(
    table,
    items.map((create) => ({ create })),
    [],
  )
  return readPool(table, dalmine, TERMS.now)
}

test('two requests of a case that are not matched are told in one order, whichever is read first', async () => {
  const requests = [
    { ...aRequest, number: 1, kind: 'peer-tutor' },
    { ...aRequest, number: 2, kind: 'adult' },
  ] as const
  const { leftOut } = await poolOf(requests, true)
  expect(leftOut.map(({ kind }) => kind)).toEqual(['adult', 'peer-tutor'])
})

test('an empty list of languages says nothing: those of the persons count', async () => {
  const { wishes } = await poolOf([{ ...aRequest, languages: [] }])
  expect(wishes).toMatchObject([{ languages: ['en', 'bn'] }])
})

test('a family whose languages are not known any more is not told that there is no mentor', () => {
  const wish = aWish('DA-26-0001', { languages: [] })
  const mentors = [aCandidate('mentor-1'), aCandidate('mentor-2', { taken: 1 })]
  expect(explainUnserved(matched([wish], mentors), 0)).toMatchObject({
    ...{ languages: [], mentors: 2 },
    refused: [
      { refusal: 'full', mentors: 1 },
      { refusal: 'language', mentors: 1 },
    ],
  })
})

test('where another person could only raise affinities, none is said to change nothing', () => {
  const [wish, mentor] = [aWish('DA-26-0001', { isLanguageRequired: false }), aCandidate('mentor-1')]
  const pool = {
    ...{
      district: 'dalmine',
      terms: TERMS,
      policyNumber: 0,
      leftOut: [],
      restricted: new Set<string>(),
    },
    ...{ wishes: [wish], candidates: [mentor] },
  }
  const preview = previewOf(pool, 'most-families')
  expect(preview.advice).toEqual([])
  expect(previewPage(preview, 'it')).toContain('non darebbe una proposta ad altre famiglie')
})

test('the families that advice counts are those that it names, also where sums are equal', () => {
  const weights = { ...defaultMatchingPolicy.weights, availability: 500, skills: 500, languages: 0 }
  const others = { distance: 0, preferences: 0, experience: 0, load: 0, waiting: 0 }
  const policy = { ...defaultMatchingPolicy, weights: { ...weights, ...others }, singleParentWeight: 1 }
  for (let seed = 0; seed < 6; seed += 1) {
    const { wishes, candidates } = smallWorld(seed)
    const open = wishes.map((one, place) => ({
      ...one,
      isLanguageRequired: place % 3 === 0,
      genderWish: 'any' as const,
    }))
    const world = matchAll(open, candidates, { ...TERMS, policy }, 'best-score')
    for (const { gain, families } of advise(world)) expect(families).toHaveLength(gain.served)
  }
})
