import type { Criterion } from '../../domain/matching-policy.ts'
import { bitCount } from './masks.ts'
import type { Meeting } from './sides.ts'

/** What fits altogether. */
const FULL = 1000
/** What was not said counts as half. */
const NOT_SAID = 500
const SAME_LANGUAGE_BY_PLACE = [FULL, 700]
const LATER_LANGUAGE = 400
const ONE_TIME = 500
const EACH_FURTHER_TIME = 250
/** With so many families behind it, a mentor counts as experienced. */
const EXPERIENCED = 4
const DAY_MS = 86_400_000

/** How well two fit, by each criterion: whole numbers from 0 to 1,000, rounded down. */
export const fits: Readonly<Record<Criterion, (meeting: Meeting) => number>> = {
  languages: languagesFit,
  availability: availabilityFit,
  distance: distanceFit,
  skills: skillsFit,
  preferences: preferencesFit,
  experience: experienceFit,
  load: loadFit,
  waiting: waitingFit,
}

/** The family’s first language in common 1,000, its second 700, a later one 400, none 0; 500 where it named none. */
function languagesFit({ side, commonLanguage }: Meeting): number {
  if (side.languages.length === 0) return NOT_SAID
  return commonLanguage < 0 ? 0 : (SAME_LANGUAGE_BY_PLACE[commonLanguage] ?? LATER_LANGUAGE)
}

/** One common weekly time 500, two 750, three and more 1,000; 500 where one of them did not say. */
function availabilityFit({ commonSlots }: Meeting): number {
  if (commonSlots === undefined) return NOT_SAID
  return commonSlots === 0 ? 0 : Math.min(FULL, ONE_TIME + (commonSlots - 1) * EACH_FURTHER_TIME)
}

/** 1,000 in the same municipality, falling in a straight line to 0 at the end of the mentor’s reach. */
function distanceFit({ km, candidate }: Meeting): number {
  if (km === 0) return FULL
  if (km === undefined || km >= candidate.reachKm) return 0
  return Math.floor((FULL * (candidate.reachKm - km)) / candidate.reachKm)
}

/** Which part of the needs the mentor can help with. */
function skillsFit({ side, other }: Meeting): number {
  return partOfNeeds(side, other.skills)
}

/** Which part of the needs the mentor would rather help with. */
function preferencesFit({ side, other }: Meeting): number {
  return partOfNeeds(side, other.preferences)
}

function partOfNeeds({ needs, needCount }: Meeting['side'], mask: number): number {
  return needCount === 0 ? 0 : Math.floor((FULL * bitCount(needs & mask)) / needCount)
}

/** 250 for each family that the mentor had, up to four. */
function experienceFit({ candidate }: Meeting): number {
  return Math.floor((FULL * Math.min(candidate.experience, EXPERIENCED)) / EXPERIENCED)
}

/** Which part of the mentor’s places is free. */
function loadFit({ candidate: { capacity, taken } }: Meeting): number {
  return taken >= capacity ? 0 : Math.floor((FULL * (capacity - taken)) / capacity)
}

/** Days waited of the policy’s weeks, 1,000 from then on: the same with every mentor, so it decides between families. */
function waitingFit({ side, terms: { now, policy } }: Meeting): number {
  const days = Math.max(0, Math.floor((now.getTime() - side.waitingSince) / DAY_MS))
  return Math.min(FULL, Math.floor((FULL * days) / (7 * policy.waitingWeeks)))
}
