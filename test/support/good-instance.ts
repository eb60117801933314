import fc from 'fast-check'
import { matchingObjective } from '../../shared/domain/matching-policy.ts'
import type { Instance } from '../../shared/matching/assignment/instance.ts'
import { anyInstance } from '../shared/matching/assignment/any-instance.ts'

/** Instances without a fault. */
export const goodInstance: fc.Arbitrary<Instance> = fc
  .record({ seed: fc.nat(), objective: fc.constantFrom(...matchingObjective.options) })
  .map(({ seed, objective }) => anyInstance(seed, { families: 7, mentors: 5 }, objective))

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
