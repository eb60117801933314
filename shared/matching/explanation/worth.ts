import type { Price } from '../assignment/instance.ts'
import type { Problem } from '../assignment/problem.ts'
import { FAMILIES_FIRST } from '../assignment/weights.ts'
import type { Gain, Loss } from './parts.ts'

// Three numbers that are compared in turn, as one, in the assignment’s own scale: an exchange is one path of it, and what one
// more mentor changes is at most three, one for each place. So no more than three families add up, which is fewer than half
// of the eight that an urgent one outweighs, and each part can be told apart again.
const { urgent: URGENT, served: SERVED } = FAMILIES_FIRST

/** A price as one number that compares as the price does. */
export function worthOfPrice(price: Price): number {
  if (typeof price === 'number') return price
  const [urgent, served, value] = price
  return urgent * URGENT + served * SERVED + value
}

/** What an edge of this value is worth in a row, comparable with prices. */
export function worthOfEdge({ objective, urgent }: Problem, row: number, value: number): number {
  if (objective === 'best-score') return value
  return value + SERVED + (urgent[row] === 1 ? URGENT : 0)
}

/** A gain as one number. */
export function worthOfGain({ urgentServed, served, value }: Gain, { objective }: Problem): number {
  return objective === 'best-score' ? value : worthOfPrice([urgentServed, served, value])
}

/** The families in a worth, urgent ones first, as one number: of what leaves their number unchanged it is 0. */
export function familiesIn(worth: number): number {
  return Math.round(worth / SERVED)
}

/** What is lost first when so much is lost. */
export function lossOf(worth: number, { objective }: Problem): Loss {
  if (worth <= 0) return 'none'
  if (!Number.isFinite(worth)) return 'fixed'
  if (objective === 'best-score') return 'affinity'
  if (Math.round(worth / URGENT) > 0) return 'urgent'
  return familiesIn(worth) > 0 ? 'families' : 'affinity'
}
