import { NONE } from '../assignment/problem.ts'
import { intAt } from '../assignment/typed-arrays.ts'
import { valuesOf } from '../judged-problem.ts'
import { judgeAll } from '../suitability/judge-all.ts'
import type { Matched } from './matched.ts'
import { newcomerOf } from './newcomer.ts'
import type { Profile } from './parts.ts'
import { worthOfEdge } from './worth.ts'

/** A pair that one more mentor would make possible. */
export interface NewPair {
  readonly row: number
  /** Which of the profiles, from 0. */
  readonly profile: number
  /** Of score × weight. */
  readonly value: number
  /** Comparable with prices. */
  readonly worth: number
}

/** Every pair of a family, none that is fixed or restricted, and a mentor of one of these profiles, all of one kind. */
export function* pairsWith(matched: Matched, profiles: readonly Profile[]): Generator<NewPair> {
  const { terms, settled } = matched
  const { problem } = settled
  const rows = [...matched.wishes.keys()].filter((row) => isOpen(matched, row, profiles[0]?.kind))
  const wishes = rows.flatMap((row) => matched.wishes[row] ?? [])
  const newcomers = profiles.map((profile) => newcomerOf(profile, terms))
  const judged = judgeAll(wishes, newcomers, terms)
  const values = valuesOf(judged, wishes, terms)
  for (const [at, row] of rows.entries()) {
    for (let edge = intAt(judged.start, at); edge < intAt(judged.start, at + 1); edge += 1) {
      const value = intAt(values, edge)
      yield { row, profile: intAt(judged.column, edge), value, worth: worthOfEdge(problem, row, value) }
    }
  }
}

function isOpen(
  { wishes, settled, restricted }: Matched,
  row: number,
  kind: Profile['kind'] | undefined,
): boolean {
  return wishes[row]?.kind === kind && settled.problem.fixed[row] === NONE && !restricted.has(row)
}
