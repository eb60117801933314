import { refusalOfMentor, refusalOfPair } from './filters.ts'
import { scoreOf } from './judge.ts'
import { type Candidate, type Refusal, refusals, type Terms, type Wish } from './seen.ts'
import { type CandidateSide, candidateSide, meetingOf, wishSide } from './sides.ts'

/** Who suits whom, as `judge` says of each pair; rows are wishes and columns candidates, by their places. */
export interface Judged {
  /** Where the suitable candidates of each wish begin, and behind the last wish where they end. */
  readonly start: Int32Array
  /** Of each suitable pair, of one wish in rising order. */
  readonly column: Int32Array
  /** Of each suitable pair: 0–1,000. */
  readonly score: Int32Array
  /** Of each wish, as many places as there are refusals, in their order: how many candidates each of them closed. */
  readonly refused: Int32Array
}

/** Judges every pair. The same pair in any company is judged the same. */
export function judgeAll(wishes: readonly Wish[], candidates: readonly Candidate[], terms: Terms): Judged {
  const [free, closed] = freeAndClosed(candidates, terms)
  const start = new Int32Array(wishes.length + 1)
  const refused = new Int32Array(wishes.length * refusals.length)
  const column: number[] = []
  const score: number[] = []
  for (const [row, wish] of wishes.entries()) {
    const side = wishSide(wish)
    const counts = refused.subarray(row * refusals.length, (row + 1) * refusals.length)
    counts.set(closed)
    for (const { place, other } of free) {
      const meeting = meetingOf(side, other, terms)
      const refusal = refusalOfPair(meeting)
      if (refusal !== undefined) count(counts, refusal)
      else {
        column.push(place)
        score.push(scoreOf(meeting))
      }
    }
    start[row + 1] = column.length
  }
  return { start, column: Int32Array.from(column), score: Int32Array.from(score), refused }
}

/** How many mentors each reason closed for a wish, those with any only. */
export function refusedOf({ refused }: Judged, row: number): Partial<Record<Refusal, number>> {
  const counts = refusals.map(
    (refusal, place) => [refusal, refused[row * refusals.length + place] ?? 0] as const,
  )
  return Object.fromEntries(counts.filter(([, many]) => many > 0))
}

interface Free {
  readonly place: number
  readonly other: CandidateSide
}

/** Who may have any family at all is looked at once. */
function freeAndClosed(candidates: readonly Candidate[], terms: Terms): [Free[], Int32Array] {
  const closed = new Int32Array(refusals.length)
  const free = candidates.flatMap((candidate, place) => {
    const refusal = refusalOfMentor(candidate, terms)
    if (refusal === undefined) return [{ place, other: candidateSide(candidate) }]
    count(closed, refusal)
    return []
  })
  return [free, closed]
}

const placeOf: ReadonlyMap<Refusal, number> = new Map(refusals.map((refusal, place) => [refusal, place]))

function count(counts: Int32Array, refusal: Refusal): void {
  const place = placeOf.get(refusal) ?? 0
  counts[place] = (counts[place] ?? 0) + 1
}
