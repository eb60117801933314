import type { Judged } from '../suitability/judge-all.ts'
import type { Candidate, Terms, Wish } from '../suitability/seen.ts'
import type { ExchangeSearch } from './exchange.ts'
import type { Settled } from './settled.ts'

/** Families, mentors, and their best assignment: rows are wishes, columns candidates, edges the pairs judged suitable. */
export interface Matched {
  readonly wishes: readonly Wish[]
  /** Rows of restricted families: nobody is looked for on their account, and they are named in no advice. */
  readonly restricted: ReadonlySet<number>
  readonly candidates: readonly Candidate[]
  readonly terms: Terms
  readonly judged: Judged
  readonly settled: Settled
  readonly exchange: ExchangeSearch
}

/** An affinity as it is shown, 0–100, of a score of 0–1,000. */
export function shownAffinity(score: number): number {
  return Math.round(score / 10)
}

/** The cases of the families that these mentors go to, each once, in order. */
export function casesOf({ wishes, settled }: Matched, columns: readonly number[]): string[] {
  const codes = columns
    .flatMap((column) => settled.rowsOf[column] ?? [])
    .map((row) => wishes[row]?.caseCode ?? '')
  return [...new Set(codes)].sort()
}
