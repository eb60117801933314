import { assign } from '../../shared/matching/assignment/assign.ts'
import { edgeValue } from '../../shared/matching/assignment/edge-value.ts'
import type { Objective, Solution } from '../../shared/matching/assignment/instance.ts'
import { type NumberedInstance, numberPlaced } from '../../shared/matching/assignment/numbered-instance.ts'
import { type Assignment, NONE } from '../../shared/matching/assignment/problem.ts'
import { inNames } from '../../shared/matching/assignment/solve-instance.ts'
import { readBytes } from '../json-file.ts'
import { readInstanceBytes } from './instance-json.ts'

/** Where an instance comes from. */
export interface Sent {
  /** `-` for standard input. */
  readonly file: string
  /** What it holds, when it was read before: a thread has no standard input. */
  readonly bytes?: Uint8Array | undefined
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
  const { numbered, weights } = await read(sent)
  const { rows, columns, column } = numbered.problem
  onRead({ families: rows, mentors: columns, edges: column.length })
  const begun = performance.now()
  const assignment = assign(numbered.problem)
  const milliseconds = Number((performance.now() - begun).toFixed(3))
  const solution = { ...inNames(numbered, assignment), milliseconds }
  return { solution, scores: scoresOf(numbered, assignment, weights) }
}

interface Read {
  readonly numbered: NumberedInstance
  /** Of each family, by its id. */
  readonly weights: ReadonlyMap<string, number>
}

/**
 * The bytes are held no longer than this takes: those of a million edges are large.
 */
async function read({ file, bytes, objective }: Sent): Promise<Read> {
  const held = bytes ?? (await readBytes(file))
  const instance = readInstanceBytes(Buffer.from(held.buffer, held.byteOffset, held.byteLength), file)
  const weights = new Map(instance.families.map(({ id, weight }) => [id, weight]))
  return { numbered: numberPlaced({ ...instance, objective: objective ?? instance.objective }), weights }
}

/** In the order of the pairs. */
function scoresOf(
  { problem, families }: NumberedInstance,
  { columnOf }: Assignment,
  weights: Read['weights'],
): number[] {
  const scores: number[] = []
  for (const [row, column] of columnOf.entries()) {
    if (column === NONE) continue
    scores.push(edgeValue(problem, row, column) / (weights.get(families[row] ?? '') ?? 1))
  }
  return scores
}
