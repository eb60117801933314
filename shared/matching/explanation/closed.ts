import { type Refusal, refusalOfMentor, refusalOfPair } from '../suitability/filters.ts'
import type { Candidate, Terms, Wish } from '../suitability/seen.ts'
import { candidateSide, meetingOf, wishSide } from '../suitability/sides.ts'
import { understoodAs } from '../suitability/understood.ts'
import { commonLanguages } from './carried.ts'
import { countedRefusals } from './counted-refusals.ts'
import type { ClosedMentors } from './parts.ts'

/**
 * Mentors whom somebody who knows them may miss: of the kind that the family asks for, who speak one of its languages
 * besides Italian and may have families, but not this one.
 */
export function closedTo(wish: Wish, candidates: readonly Candidate[], terms: Terms): ClosedMentors {
  const languages = wish.languages.filter((tag) => understoodAs(tag) !== 'it')
  const side = wishSide({ ...wish, languages })
  const spoken = new Set<string>()
  const refused: Refusal[] = []
  for (const candidate of candidates) {
    if (candidate.kind !== wish.kind || refusalOfMentor(candidate, terms) !== undefined) continue
    const meeting = meetingOf(side, candidateSide(candidate), terms)
    if (meeting.commonLanguage < 0) continue
    const refusal = refusalOfPair(meeting)
    if (refusal === undefined) continue
    refused.push(refusal)
    for (const tag of commonLanguages({ ...wish, languages }, candidate)) spoken.add(tag)
  }
  return { languages: languages.filter((tag) => spoken.has(tag)), refused: countedRefusals(refused) }
}
