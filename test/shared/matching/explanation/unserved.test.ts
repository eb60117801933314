import { describe, expect, test } from 'vitest'
import { explainUnserved } from '../../../../shared/matching/explanation/unserved.ts'
import { matchingWorld } from '../../../support/matching-world.ts'
import { aCandidate, aWish, matched } from './waiting-world.ts'

const bengali = { languages: ['it', 'bn'] }

describe('a family without a mentor', () => {
  test('is told of those who speak its language, and by what each was closed', () => {
    const mentors = [
      ...[1, 2, 3].map((one) => aCandidate(`full-${one}`, { ...bengali, taken: 1 })),
      ...[1, 2].map((one) => aCandidate(`far-${one}`, { ...bengali, reachKm: 1 })),
      aCandidate('other', { taken: 1 }),
      aCandidate('tutor', { ...bengali, kind: 'peer-tutor', isAuthorised: true }),
    ]
    expect(explainUnserved(matched([aWish('DA-26-0001')], mentors), 0)).toEqual({
      languages: ['bn'],
      mentors: 5,
      refused: [
        { refusal: 'full', mentors: 3 },
        { refusal: 'too-far', mentors: 2 },
      ],
      onceActive: [],
      suitable: { mentors: 0, by: [], loss: 'none' },
    })
  })

  test('is told of all of the kind where no common language is required', () => {
    const wish = aWish('DA-26-0001', { isLanguageRequired: false })
    const mentors = [aCandidate('mentor-1', { taken: 1 }), aCandidate('mentor-2', { standing: 'suspended' })]
    expect(explainUnserved(matched([wish], mentors), 0)).toMatchObject({ languages: [], mentors: 2 })
  })

  test('is told who would suit once active: not whom its distance or a full diary closes all the same', () => {
    const training = { ...bengali, standing: 'in-training' } as const
    const mentors = [
      aCandidate('far', { ...training, reachKm: 1 }),
      aCandidate('full', { ...training, taken: 1 }),
      aCandidate('near', training),
      aCandidate('away', { ...bengali, standing: 'suspended' }),
    ]
    expect(explainUnserved(matched([aWish('DA-26-0001')], mentors), 0)).toMatchObject({
      refused: [
        { refusal: 'in-training', mentors: 3 },
        { refusal: 'suspended', mentors: 1 },
      ],
      onceActive: ['near', 'away'],
    })
  })

  test('is told to whom the suitable ones go, and what would be lost otherwise', () => {
    const wishes = [aWish('DA-26-0001'), aWish('DA-26-0002', { isUrgent: true })]
    const reasons = explainUnserved(matched(wishes, [aCandidate('mentor-1', bengali)]), 0)
    expect(reasons.suitable).toEqual({ mentors: 1, by: ['DA-26-0002'], loss: 'urgent' })
  })

  test('is told honestly that another could as well be without', () => {
    const wishes = [aWish('DA-26-0001'), aWish('DA-26-0002')]
    const both = matched(wishes, [aCandidate('mentor-1', bengali)])
    const [without = 0] = both.settled.unserved
    expect(explainUnserved(both, without).suitable).toMatchObject({ mentors: 1, loss: 'none' })
  })

  test('is one that there is', () => {
    expect(() => explainUnserved(matched([], []), 3)).toThrow('row 3 is no family’s: there are 0')
  })
})

test('each mentor who could be asked is counted once', () => {
  const { wishes, candidates } = matchingWorld(5, 60, 20)
  const world = matched(wishes, candidates)
  expect(world.settled.unserved.length).toBeGreaterThan(10)
  for (const row of world.settled.unserved) {
    const { mentors, refused, suitable } = explainUnserved(world, row)
    expect(refused.reduce((sum, one) => sum + one.mentors, suitable.mentors)).toBe(mentors)
  }
})
