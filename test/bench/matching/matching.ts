import { isDeepStrictEqual } from 'node:util'
import { matchingObjective } from '../../../shared/domain/matching-policy.ts'
import type { Objective } from '../../../shared/matching/assignment/instance.ts'
import { atMost, comparedWith, type Figure, figure } from '../figure.ts'
import type { Part } from '../part.ts'
import { type BenchCase, type Measurement, nameOf, type Shape, type SolverName } from './case.ts'
import { growthExponent, type Point } from './growth.ts'
import { measured } from './measured.ts'
import { measurePreviews } from './previews.ts'

interface Row {
  readonly shape: Shape
  readonly families: number
  /** As many as families when it is not said. */
  readonly mentors?: number
  /** What compiled solvers need on the machine for which the aim was set. */
  readonly msAtMost?: number
  readonly besides?: readonly SolverName[]
}

const others: readonly SolverName[] = ['munkres-js', 'HiGHS']

const rows: readonly Row[] = [
  { shape: 'dense', families: 100, besides: others },
  { shape: 'dense', families: 300, besides: others },
  { shape: 'dense', families: 1_000, msAtMost: 50, besides: others },
  { shape: 'dense', families: 2_000, msAtMost: 300 },
  { shape: 'dense', families: 5_000 },
  { shape: 'sparse', families: 1_000, besides: others },
  { shape: 'sparse', families: 5_000, besides: ['HiGHS'] },
  { shape: 'sparse', families: 20_000, msAtMost: 800 },
  { shape: 'realistic', families: 100, besides: others },
  { shape: 'realistic', families: 300, besides: others },
  { shape: 'realistic', families: 1_000, besides: others },
  { shape: 'realistic', families: 2_500, mentors: 300, besides: ['HiGHS'] },
  { shape: 'realistic', families: 5_000 },
  { shape: 'realistic', families: 20_000 },
]

/** What is smaller is solved before it is compiled, and takes no memory to speak of. */
const GROWN = 1_000
const MEGABYTES_AT_MOST = 512
/** For a solver of others, and for the making of an instance and its solves. */
const OTHERS_WITHIN_SECONDS = 60
const OURS_WITHIN_SECONDS = 600

/** The exact assignment, beside other solvers on the same instances; each result is checked, and so are theirs. */
export const measureMatching: Part = async (options) => {
  const { families: most, tell } = options
  const figures: Figure[] = []
  for (const objective of matchingObjective.options) {
    const points = new Map<Shape, Point[]>()
    for (const { mentors, ...row } of rows) {
      if (row.families > most) continue
      const size = { shape: row.shape, families: row.families, mentors: mentors ?? row.families, objective }
      const ours = await measureOurs({ ...size, solver: 'raccordo' }, row, tell)
      figures.push(...ours.figures)
      if (mentors === undefined && row.families >= GROWN)
        points.set(row.shape, [...(points.get(row.shape) ?? []), ours.point])
      for (const solver of row.besides ?? []) {
        figures.push(await measureOther({ ...size, solver }, ours, tell))
      }
    }
    figures.push(...(await measurePreviews(objective, options)))
    for (const [shape, its] of points) figures.push(...growthOf(shape, objective, its))
  }
  return figures
}

interface Ours {
  readonly time: Figure
  readonly figures: readonly Figure[]
  readonly point: Point
  readonly measurement: Measurement
}

async function measureOurs(one: BenchCase, row: Row, tell: (line: string) => void): Promise<Ours> {
  const name = nameOf(one)
  tell(`matching: ${name}`)
  const measurement = await measured(one, OURS_WITHIN_SECONDS)
  if (measurement === undefined) throw new Error(`${name} took more than ${OURS_WITHIN_SECONDS} s`)
  const { milliseconds, edges, peakMegabytes } = measurement
  const time = figure(name, 'ms', milliseconds)
  const timed = row.msAtMost === undefined ? time : atMost(time, row.msAtMost)
  const peak = figure(`peak memory, ${name}`, 'MB', [peakMegabytes])
  return {
    ...{ time, measurement, point: { size: edges, time: time.value } },
    figures:
      row.families < GROWN
        ? [timed]
        : [timed, row.msAtMost === undefined ? peak : atMost(peak, MEGABYTES_AT_MOST)],
  }
}

/** Of a solver that was stopped the figure is the time after which it was. */
async function measureOther(
  one: BenchCase,
  { time, measurement }: Ours,
  tell: (line: string) => void,
): Promise<Figure> {
  const name = `${one.solver}, ${nameOf(one)}`
  tell(`matching: ${name}`)
  const theirs = await measured(one, OTHERS_WITHIN_SECONDS)
  if (theirs === undefined) {
    const stopped = figure(`${name}: stopped`, 'ms', [OTHERS_WITHIN_SECONDS * 1000])
    return comparedWith(stopped, { name: 'ours, at least', value: time.value })
  }
  const note = isAsGood(theirs, measurement, one.objective) ? '' : ': NOT THE SAME TOTAL'
  return comparedWith(figure(`${name}${note}`, 'ms', theirs.milliseconds), {
    name: 'ours',
    value: time.value,
  })
}

function isAsGood(theirs: Measurement, ours: Measurement, objective: Objective): boolean {
  return objective === 'best-score'
    ? theirs.total.value === ours.total.value
    : isDeepStrictEqual(theirs.total, ours.total)
}

function growthOf(shape: Shape, objective: Objective, points: readonly Point[]): Figure[] {
  if (points.length < 2) return []
  const name = `growth with the edges, ${shape}, ${objective.replace('-', ' ')}`
  return [figure(name, 'power', [growthExponent(points)])]
}
