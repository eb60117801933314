import { describe, expect, test } from 'vitest'
import { explainProposal } from '../../../../shared/matching/explanation/proposal.ts'
import { judge } from '../../../../shared/matching/suitability/judge.ts'
import { TERMS } from '../../../support/matching-terms.ts'
import { aCandidate, aWish, BOLTIERE, DALMINE, matched, VERDELLINO } from './waiting-world.ts'

const open = { isLanguageRequired: false }

describe('a proposal', () => {
  const wish = aWish('DA-26-0001', {
    ...{ languages: ['arz', 'fr'], availability: ['wed-evening', 'tue-afternoon'], isSingleParent: true },
    ...{ needs: ['school_support', 'housing'], municipality: DALMINE },
  })
  const mentor = aCandidate('mentor-1', {
    ...{
      languages: ['it', 'ar'],
      availability: ['tue-afternoon', 'wed-evening'],
      experience: 2,
      capacity: 2,
    },
    skills: ['school_support'],
  })
  const reasons = explainProposal(matched([wish], [mentor]), 0)

  test('says what carried it, most first, with what stands behind each', () => {
    expect(reasons.carried).toEqual([
      { criterion: 'languages', languages: ['arz'], points: 250, of: 250 },
      { criterion: 'distance', km: 0, points: 150, of: 150 },
      { criterion: 'availability', slots: ['tue-afternoon', 'wed-evening'], points: 135, of: 180 },
      { criterion: 'skills', needs: ['school_support'], points: 75, of: 150 },
      { criterion: 'load', free: 2, capacity: 2, points: 70, of: 70 },
      { criterion: 'experience', families: 2, points: 25, of: 50 },
      { criterion: 'waiting', weeks: 3, points: 25, of: 100 },
    ])
  })

  test('says what is missing: a language, a skill, times', () => {
    expect(reasons.missing).toEqual([])
    const wolof = aCandidate('mentor-1', { languages: ['wo'] })
    const family = aWish('DA-26-0001', { ...open, languages: ['fr'] })
    expect(explainProposal(matched([family], [wolof]), 0).missing).toEqual([
      ...['languages', 'skills', 'availability'],
    ])
    const unnamed = { ...family, languages: [], availability: ['mon-morning'] as const }
    const free = { ...wolof, skills: family.needs, availability: ['mon-morning'] as const }
    expect(explainProposal(matched([unnamed], [free]), 0).missing).toEqual([])
  })

  test('has the affinity that its criteria sum up to, shown from 0 to 100', () => {
    const verdict = judge(wish, mentor, TERMS)
    const sum = reasons.carried.reduce((points, one) => points + one.points, 0)
    expect(reasons.score).toBe(sum)
    expect(verdict).toMatchObject({ suits: true, score: sum })
    expect(reasons.affinity).toBe(Math.round(sum / 10))
  })

  test('says that a single parent’s family counts more', () => {
    expect(reasons.weight).toBe(2)
    expect(explainProposal(matched([{ ...wish, isSingleParent: false }], [mentor]), 0).weight).toBe(1)
  })

  test('is explained only where there is one', () => {
    expect(() => explainProposal(matched([wish], []), 0)).toThrow('row 0 has no mentor')
  })
})

describe('the next best mentors', () => {
  test('are two, the better one first, with their lower affinity', () => {
    const mentors = [1, 2, 3, 4].map((one) => aCandidate(`mentor-${one}`, { experience: one }))
    const { alternatives } = explainProposal(matched([aWish('DA-26-0001', open)], mentors), 0)
    expect(alternatives).toMatchObject([
      { mentor: 'mentor-3', whyNot: { why: 'lower-affinity' } },
      { mentor: 'mentor-2', whyNot: { why: 'lower-affinity' } },
    ])
    expect(alternatives[0]?.affinity).toBeGreaterThan(alternatives[1]?.affinity ?? 100)
  })

  test('are none where nobody else suits', () => {
    const mentors = [aCandidate('mentor-1'), aCandidate('mentor-2', { standing: 'suspended' })]
    expect(explainProposal(matched([aWish('DA-26-0001', open)], mentors), 0).alternatives).toEqual([])
  })

  test('of equal affinity would do as well', () => {
    const mentors = [aCandidate('mentor-1'), aCandidate('mentor-2')]
    const { alternatives } = explainProposal(matched([aWish('DA-26-0001', open)], mentors), 0)
    expect(alternatives).toMatchObject([{ whyNot: { why: 'equal-affinity' } }])
  })

  test('that are better are taken, by a family that would be left without if it is the only one for it', () => {
    const wishes = [aWish('DA-26-0001', open), aWish('DA-26-0002', { municipality: BOLTIERE })]
    const mentors = [
      aCandidate('mentor-1', { languages: ['it', 'bn'], municipality: VERDELLINO }),
      aCandidate('mentor-2'),
    ]
    expect(explainProposal(matched(wishes, mentors), 0).alternatives).toMatchObject([
      { mentor: 'mentor-1', whyNot: { why: 'taken', by: ['DA-26-0002'], loss: 'families' } },
    ])
  })

  test('that are better are taken by an urgent family, which would be left without', () => {
    const wishes = [aWish('DA-26-0001', open), aWish('DA-26-0002', { isUrgent: true })]
    const mentors = [aCandidate('mentor-1', { languages: ['it', 'bn'] }), aCandidate('mentor-2')]
    expect(explainProposal(matched(wishes, mentors), 0).alternatives).toMatchObject([
      { whyNot: { why: 'taken', by: ['DA-26-0002'], loss: 'urgent' } },
    ])
  })

  test('that are better are taken where the affinities sum up to more', () => {
    const wishes = [aWish('DA-26-0001', open), aWish('DA-26-0002', { ...open, isSingleParent: true })]
    const mentors = [aCandidate('mentor-1', { experience: 4 }), aCandidate('mentor-2')]
    expect(explainProposal(matched(wishes, mentors), 0).alternatives).toMatchObject([
      { mentor: 'mentor-1', whyNot: { why: 'taken', by: ['DA-26-0002'], loss: 'affinity' } },
    ])
  })
})

describe('who speaks a language of the family and is not named', () => {
  const family = aWish('DA-26-0001', { ...open, languages: ['fr', 'it'], excluded: ['mentor-9'] })
  const french = { languages: ['it', 'fr'] }
  const others = [
    aCandidate('far', { ...french, reachKm: 1 }),
    aCandidate('mentor-9', french),
    aCandidate('full', { ...french, taken: 1 }),
    aCandidate('italian', { reachKm: 1 }),
  ]

  test('is counted by what closes the pair, Italian aside', () => {
    const all = [aCandidate('best', french), ...others]
    expect(explainProposal(matched([family], all), 0).closed).toEqual({
      languages: ['fr'],
      refused: [
        { refusal: 'too-far', mentors: 1 },
        { refusal: 'excluded', mentors: 1 },
      ],
    })
  })

  test('is not counted where two others are named, nor where nobody is closed', () => {
    const three = ['a', 'b', 'c'].map((id) => aCandidate(id, french))
    expect(explainProposal(matched([family], [...three, ...others]), 0)).not.toHaveProperty('closed')
    expect(explainProposal(matched([family], three.slice(1)), 0)).not.toHaveProperty('closed')
  })
})
