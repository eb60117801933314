import * as z from 'zod'
import { matchingObjective } from '../../../shared/domain/matching-policy.ts'

/** Dense: everybody suits everybody. Sparse: everybody suits 60 by chance. Realistic: judged as the program does. */
export const shape = z.enum(['dense', 'sparse', 'realistic'])
export type Shape = z.infer<typeof shape>

export const solverName = z.enum(['raccordo', 'munkres-js', 'HiGHS'])
export type SolverName = z.infer<typeof solverName>

/** What one process measures: one solver on one instance. */
export const benchCase = z.object({
  shape,
  families: z.int(),
  mentors: z.int(),
  objective: matchingObjective,
  solver: solverName,
})
export type BenchCase = z.infer<typeof benchCase>

const total = z.object({ urgentServed: z.int(), served: z.int(), value: z.int() })
export type Total = z.infer<typeof total>

/** What it tells. */
export const measurement = z.object({
  /** Of each solve, the first one in a process that has not solved anything. */
  milliseconds: z.array(z.number()),
  edges: z.int(),
  total,
  /** The most that the process had, the instance and its making included. */
  peakMegabytes: z.number(),
})
export type Measurement = z.infer<typeof measurement>

/** What another process measures: all that is told of one realistic instance. */
export const previewCase = benchCase.pick({ families: true, mentors: true, objective: true })
export type PreviewCase = z.infer<typeof previewCase>

/** What it tells: milliseconds of each sample, and how many were left and advised. */
export const previewMeasurement = z.object({
  matching: z.array(z.number()),
  reasons: z.array(z.number()),
  advice: z.array(z.number()),
  unserved: z.int(),
  advised: z.int(),
})
export type PreviewMeasurement = z.infer<typeof previewMeasurement>

/** As people read it: `dense 1,000 × 1,000, best score`. */
export function nameOf({ shape: its, families, mentors, objective }: Omit<BenchCase, 'solver'>): string {
  const count = (many: number) => many.toLocaleString('en')
  return `${its} ${count(families)} × ${count(mentors)}, ${objective.replace('-', ' ')}`
}
