import fc from 'fast-check'
import { chanceFrom } from './seeded.ts'

/** An instance as a file has it: what may be left out is there or not. */
export interface GivenInstance {
  families: { id: string; weight?: number; priority?: number }[]
  mentors: { id: string; capacity: number }[]
  edges: { family: string; mentor: string; score: number }[]
  fixed: { family: string; mentor: string }[]
  forbidden: { family: string; mentor: string }[]
  objective?: string
}

const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4, unit: 'grapheme' }), { maxLength: 8 })

/** Instances without a fault: of any ids, with empty sides, fixed and forbidden pairs, ties, in any order of rows. */
export const anyInstance: fc.Arbitrary<GivenInstance> = fc
  .record({ families: ids, mentors: ids, seed: fc.nat(), scores: fc.constantFrom(0, 2, 1000) })
  .map(({ families, mentors, seed, scores }) => {
    const chance = chanceFrom(seed)
    const pairs = families.flatMap((family) => mentors.map((mentor) => ({ family, mentor })))
    const edges = chance
      .some(pairs, chance.whole(0, pairs.length))
      .map((pair) => ({ ...pair, score: chance.whole(0, scores) }))
    const fixed = fixedAmong(edges, chance.whole(0, 3))
    const free = pairs.filter((pair) => !fixed.some(({ family, mentor }) => isSame(pair, { family, mentor })))
    return {
      families: families.map((id) => ({ id, ...chance.oneOf(saidOfFamily) })),
      mentors: mentors.map((id) => {
        const taken = fixed.filter(({ mentor }) => mentor === id).length
        return { id, capacity: taken + chance.whole(0, 2) }
      }),
      ...{ edges, fixed, forbidden: chance.some(free, chance.whole(0, 2)) },
      ...chance.oneOf([{}, { objective: 'most-families' }, { objective: 'best-score' }]),
    }
  })

const saidOfFamily = [{}, { weight: 1 }, { weight: 10, priority: 0 }, { weight: 3, priority: 2 }]

function fixedAmong(edges: GivenInstance['edges'], most: number): GivenInstance['fixed'] {
  const byFamily = new Map(edges.map(({ family, mentor }) => [family, { family, mentor }]))
  return [...byFamily.values()].slice(0, most)
}

function isSame(one: GivenInstance['fixed'][number], other: GivenInstance['fixed'][number]): boolean {
  return one.family === other.family && one.mentor === other.mentor
}

/** One of everything, without a fault. */
export const GOOD_INSTANCE = {
  families: [{ id: 'f1', weight: 2, priority: 1 }, { id: 'f2' }],
  mentors: [
    { id: 'm1', capacity: 1 },
    { id: 'm2', capacity: 1 },
  ],
  edges: [
    { family: 'f1', mentor: 'm1', score: 700 },
    { family: 'f2', mentor: 'm1', score: 0 },
    { family: 'f2', mentor: 'm2', score: 1000 },
  ],
  fixed: [{ family: 'f1', mentor: 'm1' }],
  forbidden: [{ family: 'f2', mentor: 'm1' }],
  objective: 'best-score',
}
