import type { Instance, Pair } from '../../../../shared/matching/assignment/instance.ts'
import { isSame } from './any-instance.ts'
import { inOrder, type Worth } from './worth-of-pairs.ts'

const NOTHING: Worth = { urgentServed: 0, served: 0, value: 0 }

/** The worth of the best assignment, found by trying all. */
export function bestOfAll(instance: Instance): Worth {
  const free = new Map(instance.mentors.map(({ id, capacity }) => [id, capacity]))
  const tryFrom = (number: number): Worth => {
    const family = instance.families[number]
    if (family === undefined) return NOTHING
    const fixed = instance.fixed?.some((pair) => pair.family === family.id) ?? false
    let best = fixed ? undefined : tryFrom(number + 1)
    for (const { mentor, score } of choicesOf(instance, family.id)) {
      const left = free.get(mentor) ?? 0
      if (left === 0) continue
      free.set(mentor, left - 1)
      const rest = tryFrom(number + 1)
      free.set(mentor, left)
      const worth = {
        urgentServed: rest.urgentServed + (family.priority > 0 ? 1 : 0),
        served: rest.served + 1,
        value: rest.value + score * family.weight,
      }
      if (best === undefined || isBetter(inOrder(worth, instance), inOrder(best, instance))) best = worth
    }
    // Fixed pairs that find no place any more: no such assignment.
    return best ?? { urgentServed: Number.NEGATIVE_INFINITY, served: 0, value: Number.NEGATIVE_INFINITY }
  }
  return tryFrom(0)
}

function choicesOf(
  { edges, fixed = [], forbidden = [] }: Instance,
  id: string,
): (Pair & { score: number })[] {
  const own = edges.filter((edge) => edge.family === id && !forbidden.some((pair) => isSame(pair, edge)))
  const fixedPair = fixed.find(({ family }) => family === id)
  return fixedPair === undefined ? own : own.filter((edge) => isSame(edge, fixedPair))
}

function isBetter(one: readonly number[], other: readonly number[]): boolean {
  const index = one.findIndex((figure, place) => figure !== other[place])
  return index >= 0 && (one[index] ?? 0) > (other[index] ?? 0)
}
