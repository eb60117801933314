import { expect, test } from 'vitest'
import { GOOD_INSTANCE } from '../../support/good-instance.ts'
import { faultsOf } from '../../support/instance-faults.ts'

const [family] = GOOD_INSTANCE.families
const [mentor] = GOOD_INSTANCE.mentors
const [edge] = GOOD_INSTANCE.edges
const [pair] = GOOD_INSTANCE.fixed

test.each<[string, object, string]>([
  [
    'no list of families',
    { families: undefined },
    'families is missing: write a list, [] when there are none',
  ],
  ['edges that are no list', { edges: {} }, 'edges is {}: write a list'],
  [
    'a row that is none',
    { mentors: [...GOOD_INSTANCE.mentors, 'm3'] },
    'mentors[2]: "m3" is no row: write an object',
  ],
  ['an id that is a number', { families: [...GOOD_INSTANCE.families, { id: 7 }] }, 'families[2]: id is 7'],
  ['an empty id', { mentors: [...GOOD_INSTANCE.mentors, { id: '', capacity: 1 }] }, 'mentors[2]: id is ""'],
  [
    'a family twice',
    { families: [...GOOD_INSTANCE.families, family] },
    'families[2]: "f1" is the id of families[0] too',
  ],
  [
    'a mentor twice',
    { mentors: [...GOOD_INSTANCE.mentors, mentor] },
    'mentors[2]: "m1" is the id of mentors[0] too',
  ],
  [
    'weight 0',
    { families: [family, { id: 'f2', weight: 0 }] },
    'families[1]: weight is 0: give a whole number from 1 to 10',
  ],
  ['weight 11', { families: [family, { id: 'f2', weight: 11 }] }, 'families[1]: weight is 11'],
  ['half a weight', { families: [family, { id: 'f2', weight: 1.5 }] }, 'families[1]: weight is 1.5'],
  ['a priority below 0', { families: [family, { id: 'f2', priority: -1 }] }, 'families[1]: priority is -1'],
  [
    'a priority in words',
    { families: [family, { id: 'f2', priority: 'yes' }] },
    'families[1]: priority is "yes"',
  ],
  [
    'no capacity',
    { mentors: [...GOOD_INSTANCE.mentors, { id: 'm3' }] },
    'mentors[2]: capacity is missing: give a whole number from 0 on',
  ],
  ['a capacity below 0', { mentors: [mentor, { id: 'm2', capacity: -1 }] }, 'mentors[1]: capacity is -1'],
  ['half a capacity', { mentors: [mentor, { id: 'm2', capacity: 0.5 }] }, 'mentors[1]: capacity is 0.5'],
  [
    'a capacity that is no number',
    { mentors: [mentor, { id: 'm2', capacity: null }] },
    'mentors[1]: capacity is null',
  ],
  [
    'a capacity beyond what is counted exactly',
    { mentors: [mentor, { id: 'm2', capacity: 2 ** 53 }] },
    'mentors[1]: capacity is 9007199254740992',
  ],
  [
    'an edge of nobody',
    { edges: [...GOOD_INSTANCE.edges, { family: 'f1', mentor: 'm9', score: 1 }] },
    'edges[3]: mentor "m9" is not among the mentors: add it or correct the id',
  ],
  [
    'an edge without a family',
    { edges: [...GOOD_INSTANCE.edges, { mentor: 'm1', score: 1 }] },
    'edges[3]: family is missing: give the id of one of the families',
  ],
  [
    'an edge twice',
    { edges: [...GOOD_INSTANCE.edges, { ...edge, score: 1 }] },
    'edges[3]: the same pair stands in edges[0]: take one of them out',
  ],
  [
    'a score of 1,001',
    { edges: [...GOOD_INSTANCE.edges, { family: 'f1', mentor: 'm2', score: 1001 }] },
    'edges[3]: score is 1001: give a whole number from 0 to 1000',
  ],
  [
    'a score below 0',
    { edges: [...GOOD_INSTANCE.edges, { family: 'f1', mentor: 'm2', score: -1 }] },
    'edges[3]: score is -1',
  ],
  [
    'half a score',
    { edges: [...GOOD_INSTANCE.edges, { family: 'f1', mentor: 'm2', score: 0.5 }] },
    'edges[3]: score is 0.5',
  ],
  [
    'an edge without a score',
    { edges: [...GOOD_INSTANCE.edges, { family: 'f1', mentor: 'm2' }] },
    'edges[3]: score is missing',
  ],
  [
    'a fixed pair without an edge',
    { fixed: [{ family: 'f1', mentor: 'm2' }] },
    'fixed[0]: the pair of family "f1" and mentor "m2" has no edge: add it',
  ],
  [
    'a fixed pair of nobody',
    { fixed: [{ family: 'f9', mentor: 'm1' }] },
    'fixed[0]: family "f9" is not among the families',
  ],
  [
    'a pair that is fixed and forbidden',
    { forbidden: [...GOOD_INSTANCE.forbidden, pair] },
    'fixed[0]: the pair of family "f1" and mentor "m1" is forbidden too, by forbidden[1]',
  ],
  ['a pair fixed twice', { fixed: [pair, pair] }, 'fixed[1]: the same pair stands in fixed[0]'],
  [
    'a forbidden pair twice',
    { forbidden: [...GOOD_INSTANCE.forbidden, ...GOOD_INSTANCE.forbidden] },
    'forbidden[1]: the same pair stands in forbidden[0]',
  ],
  ['another objective', { objective: 'most' }, 'objective is "most": use most-families or best-score'],
  ['a mistyped section', { fixd: [] }, '"fixd" means nothing: did you mean "fixed"?'],
  [
    'a mistyped key',
    { mentors: [mentor, { id: 'm2', capacity: 0, capacty: 1 }] },
    'mentors[1]: "capacty" means nothing: did you mean "capacity"?',
  ],
  [
    'a key of another section',
    { fixed: [{ ...pair, score: 3 }] },
    'fixed[0]: "score" means nothing: use only family, mentor',
  ],
])('an instance is refused, and the row named, for %s', (_, damage, fault) => {
  expect(faultsOf({ ...GOOD_INSTANCE, ...damage })).toEqual([expect.stringContaining(fault)])
})
