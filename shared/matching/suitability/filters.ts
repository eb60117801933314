import { addMonths } from '../../domain/deadline-policy.ts'
import type { Candidate, Terms } from './seen.ts'
import type { Meeting } from './sides.ts'

type Filter<Seen extends unknown[]> = readonly [refusal: string, holds: (...seen: Seen) => boolean]

/** What keeps a mentor from every family, in the order in which it is looked at. */
const ofMentors = [
  ['in-training', isInTraining],
  ['suspended', isSuspended],
  ['clearance', lacksClearance],
  ['insurance', lacksInsurance],
  ['training', lacksTraining],
  ['full', isFull],
] as const satisfies readonly Filter<[candidate: Candidate, terms: Terms]>[]

/** What keeps a mentor from one family, in the order in which it is looked at after that. */
const ofPairs = [
  ['role', hasOtherRole],
  ['distance-unknown', isDistanceUnknown],
  ['too-far', isTooFar],
  ['language', lacksLanguage],
  ['gender', isOtherGender],
  ['excluded', isExcluded],
  ['no-common-time', hasNoCommonTime],
] as const satisfies readonly Filter<[meeting: Meeting]>[]

/** Why two do not suit, in the order in which it is looked at: the first that holds is told. */
export const refusals = [...ofMentors, ...ofPairs].map(([refusal]) => refusal)
export type Refusal = (typeof refusals)[number]

/** The first thing that keeps a mentor from every family, or undefined. */
export function refusalOfMentor(candidate: Candidate, terms: Terms): Refusal | undefined {
  return ofMentors.find(([, holds]) => holds(candidate, terms))?.[0]
}

/** The first thing that keeps a mentor, who is free for families, from this one, or undefined. */
export function refusalOfPair(meeting: Meeting): Refusal | undefined {
  for (const [refusal, holds] of ofPairs) if (holds(meeting)) return refusal
  return undefined
}

/** Applied, screened or trained, and not active yet. */
function isInTraining({ standing }: Candidate): boolean {
  return standing === 'in-training'
}

/** Active before, and not for a while. */
function isSuspended({ standing }: Candidate): boolean {
  return standing === 'suspended'
}

/**
 * An adult’s certificate for work with minors (art. 25-bis DPR 313/2002) is there, and looked at anew so many months after
 * it was issued; where the policy asks for none, no adult needs it. Its six months count when a mentor becomes active, not
 * here. A peer tutor has instead the word of the parents and of the school.
 */
function lacksClearance({ kind, clearanceIssuedOn, isAuthorised }: Candidate, terms: Terms): boolean {
  if (kind === 'peer-tutor') return isAuthorised !== true
  const { policy, today } = terms
  if (!policy.isClearanceRequired) return false
  if (clearanceIssuedOn === undefined || clearanceIssuedOn > today) return true
  return addMonths(clearanceIssuedOn, policy.recheckMonths) < today
}

/** Insured through its organisation, the last day of the insurance included. */
function lacksInsurance({ insuredUntil }: Candidate, { today }: Terms): boolean {
  return insuredUntil === undefined || insuredUntil < today
}

/** Trained, today at the latest: a rule of the programme. */
function lacksTraining({ trainedOn }: Candidate, { today }: Terms): boolean {
  return trainedOn === undefined || trainedOn > today
}

/** Has as many families as they can have. */
function isFull({ taken, capacity }: Candidate): boolean {
  return taken >= capacity
}

/** A pupil for a pupil, an adult for a parent or a child: the request says whom it asks for. */
function hasOtherRole({ wish, candidate }: Meeting): boolean {
  return candidate.kind !== wish.kind
}

/** A municipality without coordinates is near to nothing but itself: nobody can say that it is within reach. */
function isDistanceUnknown({ km }: Meeting): boolean {
  return km === undefined
}

/** Farther than the mentor goes, in km between the municipalities. */
function isTooFar({ km = 0, candidate }: Meeting): boolean {
  return km > candidate.reachKm
}

/** The family asks for a common language, and there is none. */
function lacksLanguage({ wish, commonLanguage }: Meeting): boolean {
  return wish.isLanguageRequired && commonLanguage < 0
}

/** The family wishes a woman or a man; whoever did not say is neither. */
function isOtherGender({ wish, candidate }: Meeting): boolean {
  return wish.genderWish !== 'any' && candidate.gender !== wish.genderWish
}

/** Declined before, or a person does not want the two together. */
function isExcluded({ side, candidate }: Meeting): boolean {
  return side.excluded.has(candidate.id)
}

/** Both gave their weekly times, and none is common. */
function hasNoCommonTime({ commonSlots }: Meeting): boolean {
  return commonSlots === 0
}
