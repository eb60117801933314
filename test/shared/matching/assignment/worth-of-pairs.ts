import type { Instance, Pair, Solution } from '../../../../shared/matching/assignment/instance.ts'
import { isSame } from './any-instance.ts'

export type Worth = Solution['objectiveValue']

/**
 * What pairs are worth together, counted from the instance as it stands.
 *
 * @throws Error when they break one of its rules
 */
export function worthOfPairs(instance: Instance, pairs: readonly Pair[]): Worth {
  for (const fixed of instance.fixed ?? []) {
    if (!pairs.some((pair) => isSame(pair, fixed))) throw new Error(`fixed and missing: ${named(fixed)}`)
  }
  for (const { id, capacity } of instance.mentors) {
    const count = pairs.filter(({ mentor }) => mentor === id).length
    if (count > capacity) throw new Error(`${id} has ${count} families and a capacity of ${capacity}`)
  }
  const worth = { urgentServed: 0, served: 0, value: 0 }
  for (const pair of pairs) {
    const twice = pairs.filter(({ family }) => family === pair.family).length > 1
    if (twice) throw new Error(`${pair.family} has two mentors`)
    const forbidden = instance.forbidden?.some((one) => isSame(one, pair))
    if (forbidden) throw new Error(`forbidden: ${named(pair)}`)
    const edge = instance.edges.find((one) => isSame(one, pair))
    const family = instance.families.find(({ id }) => id === pair.family)
    if (edge === undefined || family === undefined) throw new Error(`no edge: ${named(pair)}`)
    worth.urgentServed += family.priority > 0 ? 1 : 0
    worth.served += 1
    worth.value += edge.score * family.weight
  }
  return worth
}

/** The three figures in the order in which they count: of equal `best-score` sums, the one that serves more is better. */
export function inOrder({ urgentServed, served, value }: Worth, { objective }: Instance): number[] {
  return objective === 'most-families' ? [urgentServed, served, value] : [value, urgentServed, served]
}

function named({ family, mentor }: Pair): string {
  return `${family} and ${mentor}`
}
