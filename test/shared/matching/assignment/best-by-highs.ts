import { createRequire } from 'node:module'
import type { Highs } from 'highs'
import type { Instance, Pair } from '../../../../shared/matching/assignment/instance.ts'
import { isSame } from './any-instance.ts'
import { type Worth, worthOfPairs } from './worth-of-pairs.ts'

// Its types are those of the CommonJS file, so that is the one to load.
type HighsModule = typeof import('highs', { with: { 'resolution-mode': 'require' }})
const { default: load }: HighsModule = createRequire(import.meta.url)('highs')

export function loadHighs(): Promise<Highs> {
  return load()
}

/** The worth of the best assignment by a general solver of linear programmes, which knows nothing of assignments. */
export function bestByHighs(highs: Pick<Highs, 'solve'>, instance: Instance): Worth {
  const edges = instance.edges.filter((edge) => !instance.forbidden?.some((pair) => isSame(pair, edge)))
  if (edges.length === 0) return worthOfPairs(instance, [])
  const { Status, Columns } = highs.solve(programme(instance, edges), { mip_rel_gap: 0, mip_abs_gap: 0 })
  if (Status !== 'Optimal') throw new Error(`HiGHS says ${Status}`)
  return worthOfPairs(
    instance,
    edges.filter((_, number) => Math.round(Columns[`x${number}`]?.Primal ?? 0) === 1),
  )
}

/** In the LP format: each edge is a number between 0 and 1, or 1 when it is fixed. */
function programme(instance: Instance, edges: Instance['edges']): string {
  const sum = (isMeant: (edge: Pair) => boolean) =>
    edges.flatMap((edge, number) => (isMeant(edge) ? [`x${number}`] : [])).join(' + ')
  const worth = edges.map((edge, number) => `${weightOf(instance, edge)} x${number}`).join(' + ')
  const limits = [
    ...instance.families.map(({ id }) => [sum(({ family }) => family === id), 1] as const),
    ...instance.mentors.map(({ id, capacity }) => [sum(({ mentor }) => mentor === id), capacity] as const),
  ]
  const rows = limits.flatMap(([left, right], number) =>
    left === '' ? [] : [`c${number}: ${left} <= ${right}`],
  )
  const bounds = edges.map((edge, number) => {
    const least = instance.fixed?.some((pair) => isSame(pair, edge)) ? 1 : 0
    return `${least} <= x${number} <= 1`
  })
  const whole = edges.map((_, number) => `x${number}`).join(' ')
  return [
    'Maximize',
    `worth: ${worth}`,
    'Subject To',
    ...rows,
    'Bounds',
    ...bounds,
    'General',
    whole,
    'End',
  ].join('\n')
}

/** What counts first outweighs all that comes after it, of all families together: enough while there are few of them. */
function weightOf({ families, objective }: Instance, edge: Instance['edges'][number]): number {
  const most = families.length + 1
  const family = families.find(({ id }) => id === edge.family)
  if (family === undefined) throw new Error(`no family ${edge.family}`)
  const urgent = family.priority > 0 ? 1 : 0
  const value = edge.score * family.weight
  if (objective === 'best-score') return value * most * most + urgent * most + 1
  return (urgent * most + 1) * most * 10_000 + value
}
