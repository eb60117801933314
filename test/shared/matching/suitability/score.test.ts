import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { slot } from '../../../../shared/domain/field.ts'
import { criterion } from '../../../../shared/domain/matching-policy.ts'
import { judge, rowWeight } from '../../../../shared/matching/suitability/judge.ts'
import { judgeAll } from '../../../../shared/matching/suitability/judge-all.ts'
import type { Candidate, Terms, Wish } from '../../../../shared/matching/suitability/seen.ts'
import { TERMS } from '../../../support/matching-terms.ts'
import { anyCandidate, anyFreeCandidate, anyWish, CANDIDATE, WISH } from '../../../support/suitable.ts'

function sharesOf(wish: Partial<Wish>, candidate: Partial<Candidate> = {}, terms: Terms = TERMS) {
  const verdict = judge({ ...WISH, ...wish }, { ...CANDIDATE, ...candidate }, terms)
  if (!verdict.suits) throw new Error(`they do not suit: ${verdict.refusal}`)
  return verdict.shares
}

describe('a share is its criterion’s weight by how well the two fit', () => {
  test.each([
    [['bn', 'it'], 250],
    [['it', 'en'], 175],
    [['it'], 0],
  ])('of the languages bn, en a mentor who speaks %j has %d', (languages, share) => {
    expect(sharesOf({}, { languages }).languages).toBe(share)
  })
  test('a third common language has less than a second', () => {
    expect(sharesOf({ languages: ['bn', 'hi', 'en'] }).languages).toBe(100)
  })
  test('a family whose languages are not known counts half', () => {
    expect(sharesOf({ languages: [] }).languages).toBe(125)
  })
  test.each([
    [0, 90],
    [1, 90],
    [2, 135],
    [3, 180],
    [5, 180],
  ])('of the weekly times, %d in common are %d', (many, share) => {
    const availability = slot.options.slice(0, many)
    expect(sharesOf({ availability: slot.options.slice(0, 6) }, { availability }).availability).toBe(share)
  })
  test.each([
    ['016232', 10, 150],
    ['016232', 0, 150],
    ['016091', 10, 75],
    ['016091', 5, 0],
    ['016091', 20, 112],
  ])('of the distance, a mentor in %s who goes %d km has %d', (municipality, reachKm, share) => {
    expect(sharesOf({}, { municipality, reachKm }).distance).toBe(share)
  })
  test('skills and preferences are that part of the needs', () => {
    expect(sharesOf({}, { skills: ['school_support'], preferences: [] })).toMatchObject({ skills: 75 })
    const both = sharesOf({}, { skills: WISH.needs, preferences: ['italian_practice', 'housing'] })
    expect(both).toMatchObject({ skills: 150, preferences: 25 })
  })
  test.each([
    [0, 0],
    [1, 12],
    [4, 50],
    [40, 50],
  ])('of the experience, %d families had are %d', (experience, share) => {
    expect(sharesOf({}, { experience }).experience).toBe(share)
  })
  test.each([
    [2, 0, 70],
    [2, 1, 35],
    [3, 1, 46],
  ])('of the load, %d places with %d taken are %d', (capacity, taken, share) => {
    expect(sharesOf({}, { capacity, taken }).load).toBe(share)
  })
  test.each([
    ['2026-11-23T08:59:00.000Z', 0],
    ['2026-11-30T09:00:00.000Z', 0],
    ['2026-10-12T09:00:00.000Z', 50],
    ['2026-08-31T09:00:00.000Z', 100],
    ['2019-08-31T09:00:00.000Z', 100],
  ])('of the waiting, since %s is %d', (waitingSince, share) => {
    expect(sharesOf({ waitingSince }).waiting).toBe(share)
  })
})

test('two for whom all fits have 1,000', () => {
  const perfect = {
    languages: ['bn'],
    availability: slot.options,
    municipality: WISH.municipality,
    skills: WISH.needs,
    preferences: WISH.needs,
    experience: 4,
  }
  const wish = { ...WISH, availability: slot.options, waitingSince: '2026-01-01T00:00:00.000Z' }
  expect(judge(wish, { ...CANDIDATE, ...perfect }, TERMS)).toMatchObject({ suits: true, score: 1000 })
})

test('the families of single parents weigh as the policy says', () => {
  expect(rowWeight({ ...WISH, isSingleParent: true }, TERMS.policy)).toBe(2)
  expect(rowWeight(WISH, TERMS.policy)).toBe(1)
})

/** Whole weights that make 1,000 together. */
const anyPolicy = fc
  .array(fc.nat(1000), { minLength: criterion.options.length - 1, maxLength: criterion.options.length - 1 })
  .map((cuts) => {
    const sorted = [0, ...cuts.toSorted((one, other) => one - other), 1000]
    const weights = criterion.options.map((name, place) => [
      name,
      (sorted[place + 1] ?? 0) - (sorted[place] ?? 0),
    ])
    return { ...TERMS.policy, weights: Object.fromEntries(weights) as Terms['policy']['weights'] } // every criterion has one
  })

test('an affinity is a whole number from 0 to 1,000, and the sum of its shares', () => {
  fc.assert(
    fc.property(anyWish, anyFreeCandidate, anyPolicy, (wish, candidate, policy) => {
      const verdict = judge(wish, candidate, { ...TERMS, policy })
      if (!verdict.suits) return
      const shares = criterion.options.map((one) => verdict.shares[one])
      expect(Number.isInteger(verdict.score) && verdict.score >= 0 && verdict.score <= 1000).toBe(true)
      expect(shares.reduce((sum, one) => sum + one, 0)).toBe(verdict.score)
      for (const one of criterion.options) {
        expect(Number.isInteger(verdict.shares[one])).toBe(true)
        expect(verdict.shares[one]).toBeLessThanOrEqual(policy.weights[one])
      }
    }),
    { numRuns: 300 },
  )
})

const scoreOf = (wish: Wish, candidate: Candidate) => {
  const verdict = judge(wish, candidate, TERMS)
  return verdict.suits ? verdict.score : -1
}
const inOrder = (one: number, other: number) => [Math.min(one, other), Math.max(one, other)] as const

test('who waits longer never has less, whoever the mentor is', () => {
  fc.assert(
    fc.property(anyWish, anyFreeCandidate, fc.nat(400), fc.nat(400), (wish, candidate, one, other) => {
      const since = (days: number) => new Date(TERMS.now.getTime() - days * 86_400_000).toISOString()
      const [less, more] = inOrder(one, other)
      expect(scoreOf({ ...wish, waitingSince: since(more) }, candidate)).toBeGreaterThanOrEqual(
        scoreOf({ ...wish, waitingSince: since(less) }, candidate),
      )
    }),
  )
})

test('a mentor who goes farther, knows more languages or can help with more never has less', () => {
  const grown = fc.record({ reachKm: fc.nat(30), languages: anyWish.map((one) => one.languages) })
  fc.assert(
    fc.property(anyWish, anyFreeCandidate, grown, (wish, candidate, { reachKm, languages }) => {
      const more = {
        ...candidate,
        reachKm: candidate.reachKm + reachKm,
        languages: [...candidate.languages, ...languages],
        skills: [...candidate.skills, ...wish.needs],
        preferences: [...candidate.preferences, ...wish.needs.slice(0, 1)],
      }
      expect(scoreOf(wish, more)).toBeGreaterThanOrEqual(scoreOf(wish, candidate))
    }),
  )
})

test('the order in which something is said changes nothing, but for the family’s languages', () => {
  fc.assert(
    fc.property(anyWish, anyCandidate, (wish, candidate) => {
      const turned = {
        ...candidate,
        languages: candidate.languages.toReversed(),
        skills: candidate.skills.toReversed(),
        preferences: candidate.preferences.toReversed(),
        ...(candidate.availability && { availability: candidate.availability.toReversed() }),
      }
      const needs = wish.needs.toReversed()
      expect(judge({ ...wish, needs }, turned, TERMS)).toEqual(judge(wish, candidate, TERMS))
    }),
  )
})

test('all pairs at once are judged as each of them alone', () => {
  const wishes = fc.array(anyWish, { maxLength: 6 })
  const candidates = fc.array(fc.oneof(anyCandidate, anyFreeCandidate), { maxLength: 8 })
  fc.assert(
    fc.property(wishes, candidates, (rows, columns) => {
      const judged = judgeAll(rows, columns, TERMS)
      expect(judged.start).toHaveLength(rows.length + 1)
      for (const [row, wish] of rows.entries()) {
        const verdicts = columns.map((one) => judge(wish, one, TERMS))
        const suitable = verdicts.flatMap((one, column) => (one.suits ? [[column, one.score]] : []))
        const [from, to] = [judged.start[row] ?? 0, judged.start[row + 1]]
        const [itsColumns, scores] = [judged.column.slice(from, to), judged.score.slice(from, to)]
        expect([...itsColumns].map((column, place) => [column, scores[place]])).toEqual(suitable)
      }
    }),
    { numRuns: 60 },
  )
})
