import { intAt } from '../assignment/typed-arrays.ts'
import { type Refusal, refusalOfPair } from '../suitability/filters.ts'
import { judge } from '../suitability/judge.ts'
import type { Candidate, Terms, Wish } from '../suitability/seen.ts'
import { candidateSide, meetingOf, wishSide } from '../suitability/sides.ts'
import { commonLanguages } from './carried.ts'
import { countedRefusals } from './counted-refusals.ts'
import { casesOf, type Matched } from './matched.ts'
import type { UnservedReasons } from './parts.ts'

/**
 * Why a family has no mentor in the assignment: of those who could be asked, the mentors of the kind that it wants who
 * speak one of its languages where it needs that and they are known, how many were closed by which reason, and to whom the suitable ones go.
 * @throws RangeError when there is no such row
 */
export function explainUnserved(matched: Matched, row: number): UnservedReasons {
  const { wishes, candidates, terms, judged, exchange } = matched
  const wish = wishes[row]
  if (wish === undefined) throw new RangeError(`row ${row} is no family’s: there are ${wishes.length}`)
  const askable = candidates.filter((candidate) => isAskable(wish, candidate))
  const suitable = [...judged.column.subarray(intAt(judged.start, row), intAt(judged.start, row + 1))]
  return {
    languages: wish.isLanguageRequired ? wish.languages : [],
    mentors: askable.length,
    refused: countedRefusals(askable.flatMap((one) => refusalOf(wish, one, terms) ?? [])),
    onceActive: askable.filter((one) => suitsOnceActive(wish, one, terms)).map(({ id }) => id),
    suitable: {
      mentors: suitable.length,
      by: casesOf(matched, suitable),
      loss: suitable.length === 0 ? 'none' : exchange.ofServing(row),
    },
  }
}

function isAskable(wish: Wish, candidate: Candidate): boolean {
  if (candidate.kind !== wish.kind) return false
  if (!wish.isLanguageRequired || wish.languages.length === 0) return true
  return commonLanguages(wish, candidate).length > 0
}

function refusalOf(wish: Wish, candidate: Candidate, terms: Terms): Refusal | undefined {
  const verdict = judge(wish, candidate, terms)
  return verdict.suits ? undefined : verdict.refusal
}

/** Papers are looked at when somebody is activated; the family, and free places, now. */
function suitsOnceActive(wish: Wish, candidate: Candidate, terms: Terms): boolean {
  const { standing, taken, capacity } = candidate
  if (standing === 'active' || taken >= capacity) return false
  return refusalOfPair(meetingOf(wishSide(wish), candidateSide(candidate), terms)) === undefined
}
