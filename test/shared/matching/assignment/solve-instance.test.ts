import { describe, expect, test } from 'vitest'
import { matchingObjective } from '../../../../shared/domain/matching-policy.ts'
import type { Instance } from '../../../../shared/matching/assignment/instance.ts'
import { solveInstance } from '../../../../shared/matching/assignment/solve-instance.ts'
import { type Chance, chanceFrom } from '../../../support/seeded.ts'
import { anyInstance } from './any-instance.ts'

const SMALL: Instance = {
  families: [
    { id: 'f10', weight: 1, priority: 0 },
    { id: 'f9', weight: 2, priority: 1 },
  ],
  mentors: [{ id: 'm1', capacity: 1 }],
  edges: [
    { family: 'f9', mentor: 'm1', score: 400 },
    { family: 'f10', mentor: 'm1', score: 900 },
  ],
  objective: 'best-score',
}

test('a score counts as often as its family weighs', () => {
  expect(solveInstance(SMALL)).toEqual({
    pairs: [{ family: 'f10', mentor: 'm1' }],
    unserved: ['f9'],
    objectiveValue: { urgentServed: 0, served: 1, value: 900 },
    prices: { families: { f10: 100, f9: 0 }, mentors: { m1: 800 } },
  })
})

test('a forbidden pair is left out, and its mentor serves another', () => {
  const forbidden = [{ family: 'f10', mentor: 'm1' }]
  expect(solveInstance({ ...SMALL, forbidden }).pairs).toEqual([{ family: 'f9', mentor: 'm1' }])
})

test.for(matchingObjective.options)(
  'families, mentors, edges and pairs in another order have the same solution (%s)',
  (objective) => {
    for (let seed = 0; seed < 150; seed += 1) {
      const instance = anyInstance(seed, { families: 12, mentors: 8 }, objective)
      const shuffled = inAnotherOrder(instance, chanceFrom(seed + 1000))
      expect(JSON.stringify(solveInstance(shuffled)), `seed ${seed}`).toBe(
        JSON.stringify(solveInstance(instance)),
      )
    }
  },
)

function inAnotherOrder(instance: Instance, chance: Chance): Instance {
  const shuffled = <One>(these: readonly One[] = []) => chance.some(these, these.length)
  return {
    families: shuffled(instance.families),
    mentors: shuffled(instance.mentors),
    edges: shuffled(instance.edges),
    fixed: shuffled(instance.fixed),
    forbidden: shuffled(instance.forbidden),
    objective: instance.objective,
  }
}

describe('an instance that contradicts itself is refused, with the ids', () => {
  const pair = { family: 'f9', mentor: 'm1' }
  test.for([
    [
      'an unknown family',
      { edges: [{ ...pair, family: 'f8', score: 1 }] },
      'no family f8 is in the instance',
    ],
    ['an unknown mentor', { forbidden: [{ ...pair, mentor: 'm2' }] }, 'no mentor m2 is in the instance'],
    [
      'a family named twice',
      { families: [...SMALL.families, ...SMALL.families] },
      'the family f10 comes twice',
    ],
    ['a mentor named twice', { mentors: [...SMALL.mentors, ...SMALL.mentors] }, 'the mentor m1 comes twice'],
    [
      'an edge named twice',
      { edges: [...SMALL.edges, ...SMALL.edges] },
      'the edge of f10 and m1 comes twice',
    ],
    ['a family fixed twice', { fixed: [pair, pair] }, 'the family f9 is fixed twice'],
    ['a pair fixed and forbidden', { fixed: [pair], forbidden: [pair] }, 'row 1 has no edge to column 0'],
  ] as const)('%s', ([, change, message]) => {
    expect(() => solveInstance({ ...SMALL, ...change })).toThrow(message)
  })
})
