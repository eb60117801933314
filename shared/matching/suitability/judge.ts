import { type Criterion, criterion, type MatchingPolicy } from '../../domain/matching-policy.ts'
import { fits } from './criteria.ts'
import { type Refusal, refusalOfMentor, refusalOfPair } from './filters.ts'
import type { Candidate, Terms, Wish } from './seen.ts'
import { candidateSide, type Meeting, meetingOf, wishSide } from './sides.ts'

const PERMILLE = 1000

/** Whether a mentor suits a family, and how well: 0–1,000, and how much of it each criterion is. */
export type Verdict =
  | { readonly suits: false; readonly refusal: Refusal }
  | { readonly suits: true; readonly score: number; readonly shares: Readonly<Record<Criterion, number>> }

/** Whether a mentor suits a family: the first hard filter that does not let it pass, or its affinity and what makes it. */
export function judge(wish: Wish, candidate: Candidate, terms: Terms): Verdict {
  const ofMentor = refusalOfMentor(candidate, terms)
  if (ofMentor !== undefined) return refused(ofMentor)
  const meeting = meetingOf(wishSide(wish), candidateSide(candidate), terms)
  const ofPair = refusalOfPair(meeting)
  return ofPair === undefined
    ? { suits: true, score: scoreOf(meeting), shares: sharesOf(meeting) }
    : refused(ofPair)
}

function refused(refusal: Refusal): Verdict {
  return { suits: false, refusal }
}

/** An affinity, 0–1,000: the sum of its criteria’s shares. */
export function scoreOf(meeting: Meeting): number {
  let score = 0
  for (const one of criterion.options) score += shareOf(one, meeting)
  return score
}

function sharesOf(meeting: Meeting): Record<Criterion, number> {
  return {
    languages: shareOf('languages', meeting),
    availability: shareOf('availability', meeting),
    distance: shareOf('distance', meeting),
    skills: shareOf('skills', meeting),
    preferences: shareOf('preferences', meeting),
    experience: shareOf('experience', meeting),
    load: shareOf('load', meeting),
    waiting: shareOf('waiting', meeting),
  }
}

/** What a criterion adds: its weight by its fit, rounded down. */
function shareOf(one: Criterion, meeting: Meeting): number {
  return Math.floor((meeting.terms.policy.weights[one] * fits[one](meeting)) / PERMILLE)
}

/** How many times a family’s affinities count when mentors are shared out: 1–10. */
export function rowWeight({ isSingleParent }: Wish, { singleParentWeight }: MatchingPolicy): number {
  return isSingleParent ? singleParentWeight : 1
}
