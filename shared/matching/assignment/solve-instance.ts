import { assign } from './assign.ts'
import type { Instance, Pair, Price, Solution } from './instance.ts'
import { type NumberedInstance, numberInstance } from './numbered-instance.ts'
import { type Assignment, NONE } from './problem.ts'

/**
 * The best assignment of an instance, the same in whatever order its rows come.
 *
 * @throws Refused for an id that is unknown or comes twice, two edges of one pair and a family that is fixed twice
 * @throws RangeError as `assign` does, for fixed pairs without an edge or beyond a capacity
 */
export function solveInstance(instance: Instance): Solution {
  const numbered = numberInstance(instance)
  return inNames(numbered, assign(numbered.problem))
}

/** What was found of an instance in numbers, by its ids. */
export function inNames({ families, mentors }: NumberedInstance, assignment: Assignment): Solution {
  const { columnOf, rowPrices, columnPrices, urgentServed, served, value } = assignment
  const pairs: Pair[] = []
  const unserved: string[] = []
  for (const [row, family] of families.entries()) {
    const mentor = mentors[columnOf[row] ?? NONE]
    if (mentor === undefined) unserved.push(family)
    else pairs.push({ family, mentor })
  }
  const prices = { families: byId(families, rowPrices), mentors: byId(mentors, columnPrices) }
  return { pairs, unserved, objectiveValue: { urgentServed, served, value }, prices }
}

function byId(ids: readonly string[], prices: readonly Price[]): Record<string, Price> {
  return Object.fromEntries(ids.map((id, number) => [id, prices[number] ?? 0]))
}
