import type { Instance, Objective, Pair } from '../../../../shared/matching/assignment/instance.ts'
import { type Chance, chanceFrom } from '../../../support/seeded.ts'

/** The most that an instance may have; it has what chance says, down to nothing at all. */
export interface Most {
  readonly families: number
  readonly mentors: number
}

/** An instance of any kind: any size, capacities, dense or sparse, many ties or none, with fixed and forbidden pairs. */
export function anyInstance(seed: number, most: Most, objective: Objective): Instance {
  const chance = chanceFrom(seed)
  const weights = chance.oneOf([[1], [1, 2, 5, 10]])
  const families = anyIds(chance, 'f', chance.whole(0, most.families)).map((id) => {
    return { id, weight: chance.oneOf(weights), priority: chance.oneOf([0, 0, 0, 1, 2]) }
  })
  const capacities = chance.oneOf([[1], [0, 1, 2, 3], [0], [1, 2, most.families]])
  const mentors = anyIds(chance, 'm', chance.whole(0, most.mentors)).map((id) => {
    return { id, capacity: chance.oneOf(capacities) }
  })
  const scores = chance.oneOf([[0], [0, 1], [500], [0, 400, 800], [700, 701, 702], 'all'] as const)
  const density = chance.oneOf([0.1, 0.4, 0.8, 1])
  const edges = families.flatMap(({ id: family }) => {
    const suiting = mentors.filter(() => chance.share() < density)
    return suiting.map(({ id: mentor }) => {
      return { family, mentor, score: scores === 'all' ? chance.whole(0, 1000) : chance.oneOf(scores) }
    })
  })
  const instance = { families, mentors, edges, objective }
  const fixed = fixedPairs(chance, instance)
  return { ...instance, fixed, forbidden: forbiddenPairs(chance, instance, fixed) }
}

/** In no order, and of different lengths: "f10" comes before "f9". */
function anyIds(chance: Chance, letter: string, count: number): string[] {
  const ids = Array.from({ length: count }, (_, number) => `${letter}${number + 1}`)
  return chance.some(ids, count)
}

function fixedPairs(chance: Chance, { families, mentors, edges }: Instance): Pair[] {
  if (chance.share() < 0.5) return []
  const left = new Map(mentors.map(({ id, capacity }) => [id, capacity]))
  const some = chance.some(families, chance.whole(0, 3))
  return some.flatMap(({ id }): Pair[] => {
    const edge = chance.some(
      edges.filter(({ family, mentor }) => family === id && (left.get(mentor) ?? 0) > 0),
      1,
    )[0]
    if (edge === undefined) return []
    left.set(edge.mentor, (left.get(edge.mentor) ?? 0) - 1)
    return [{ family: id, mentor: edge.mentor }]
  })
}

/** With an edge or without. */
function forbiddenPairs(chance: Chance, { families, mentors }: Instance, fixed: readonly Pair[]): Pair[] {
  if (mentors.length === 0 || chance.share() < 0.5) return []
  const pairs = chance.some(families, 4).map(({ id }) => ({ family: id, mentor: chance.oneOf(mentors).id }))
  return pairs.filter((pair) => !fixed.some((one) => isSame(one, pair)))
}

export function isSame(one: Pair, other: Pair): boolean {
  return one.family === other.family && one.mentor === other.mentor
}
