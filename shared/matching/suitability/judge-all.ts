import { refusalOfMentor, refusalOfPair } from './filters.ts'
import { scoreOf } from './judge.ts'
import type { Candidate, Terms, Wish } from './seen.ts'
import { type CandidateSide, candidateSide, meetingOf, wishSide } from './sides.ts'

/** Who suits whom, as `judge` says of each pair; rows are wishes and columns candidates, by their places. */
export interface Judged {
  /** Where the suitable candidates of each wish begin, and behind the last wish where they end. */
  readonly start: Int32Array
  /** Of each suitable pair, of one wish in rising order. */
  readonly column: Int32Array
  /** Of each suitable pair: 0–1,000. */
  readonly score: Int32Array
}

/** Judges every pair. The same pair in any company is judged the same. */
export function judgeAll(wishes: readonly Wish[], candidates: readonly Candidate[], terms: Terms): Judged {
  const free = freeOf(candidates, terms)
  const start = new Int32Array(wishes.length + 1)
  const column: number[] = []
  const score: number[] = []
  for (const [row, wish] of wishes.entries()) {
    const side = wishSide(wish)
    for (const { place, other } of free) {
      const meeting = meetingOf(side, other, terms)
      if (refusalOfPair(meeting) !== undefined) continue
      column.push(place)
      score.push(scoreOf(meeting))
    }
    start[row + 1] = column.length
  }
  return { start, column: Int32Array.from(column), score: Int32Array.from(score) }
}

interface Free {
  readonly place: number
  readonly other: CandidateSide
}

/** Who may have any family at all is looked at once. */
function freeOf(candidates: readonly Candidate[], terms: Terms): Free[] {
  return candidates.flatMap((candidate, place) =>
    refusalOfMentor(candidate, terms) === undefined ? [{ place, other: candidateSide(candidate) }] : [],
  )
}
