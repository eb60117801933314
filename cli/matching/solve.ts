import { assign } from '../../shared/matching/assignment/assign.ts'
import type { Instance, Objective, Pair, Solution } from '../../shared/matching/assignment/instance.ts'
import { numberInstance } from '../../shared/matching/assignment/numbered-instance.ts'
import { inNames } from '../../shared/matching/assignment/solve-instance.ts'
import { nameOf, readText } from '../json-file.ts'
import { readInstanceJson } from './instance-json.ts'
import { readInstance } from './read-instance.ts'

/** Where an instance comes from. */
export interface Sent {
  /** `-` for standard input. */
  readonly file: string
  /** What it holds, when it was read before: a thread has no standard input. */
  readonly text?: string | undefined
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
 * @throws Refused when it cannot be read, or with its faults
 */
export async function solve(sent: Sent, onRead: (size: Size) => void = () => undefined): Promise<Solved> {
  const instance = await instanceOf(sent)
  const { families, mentors, edges } = instance
  onRead({ families: families.length, mentors: mentors.length, edges: edges.length })
  const numbered = numberInstance(instance)
  const begun = performance.now()
  const assignment = assign(numbered.problem)
  const milliseconds = Number((performance.now() - begun).toFixed(3))
  const solution = inNames(numbered, assignment)
  return { solution: { ...solution, milliseconds }, scores: scoresOf(solution.pairs, instance) }
}

/** The text is held no longer than this takes: that of a million edges is as large as they are. */
async function instanceOf({ file, text, objective }: Sent): Promise<Instance> {
  const given = readInstanceJson(text ?? (await readText(file)), file)
  const instance = readInstance(given, nameOf(file))
  return objective === undefined ? instance : { ...instance, objective }
}

function scoresOf(pairs: readonly Pair[], { edges }: Instance): number[] {
  const mentorOf = new Map(pairs.map(({ family, mentor }) => [family, mentor]))
  const chosen = edges.filter(({ family, mentor }) => mentorOf.get(family) === mentor)
  const scoreOf = new Map(chosen.map(({ family, score }) => [family, score]))
  return pairs.map(({ family }) => scoreOf.get(family) ?? 0)
}
