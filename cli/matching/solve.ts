import { assign } from '../../shared/matching/assignment/assign.ts'
import type { Instance, Objective, Pair, Solution } from '../../shared/matching/assignment/instance.ts'
import { numberInstance } from '../../shared/matching/assignment/numbered-instance.ts'
import { inNames } from '../../shared/matching/assignment/solve-instance.ts'
import { nameOf, requireJson } from '../json-file.ts'
import { readInstance } from './read-instance.ts'

/** An instance as it was sent. */
export interface Sent {
  readonly text: string
  /** Where it comes from; `-` for standard input. */
  readonly file: string
  /** Whatever the instance says. */
  readonly objective?: Objective | undefined
}

/** How large an instance is. */
export interface Size {
  readonly families: number
  readonly mentors: number
  readonly edges: number
}

export interface Solved {
  readonly solution: Solution & {
    /** Of the solve alone: from numbers to numbers, without reading, checking and looking ids up. */
    readonly milliseconds: number
  }
  /** Of each of its pairs. */
  readonly scores: readonly number[]
}

/**
 * Reads, checks and solves an instance.
 * @param onRead told between checking and solving
 * @throws Refused with its faults
 */
export function solve(
  { text, file, objective }: Sent,
  onRead: (size: Size) => void = () => undefined,
): Solved {
  const given = readInstance(requireJson(text, file), nameOf(file))
  const instance = objective === undefined ? given : { ...given, objective }
  const { families, mentors, edges } = instance
  onRead({ families: families.length, mentors: mentors.length, edges: edges.length })
  const numbered = numberInstance(instance)
  const begun = performance.now()
  const assignment = assign(numbered.problem)
  const milliseconds = Number((performance.now() - begun).toFixed(3))
  const solution = inNames(numbered, assignment)
  return { solution: { ...solution, milliseconds }, scores: scoresOf(solution.pairs, instance) }
}

function scoresOf(pairs: readonly Pair[], { edges }: Instance): number[] {
  const mentorOf = new Map(pairs.map(({ family, mentor }) => [family, mentor]))
  const chosen = edges.filter(({ family, mentor }) => mentorOf.get(family) === mentor)
  const scoreOf = new Map(chosen.map(({ family, score }) => [family, score]))
  return pairs.map(({ family }) => scoreOf.get(family) ?? 0)
}
