import type { Objective } from '../../../../shared/matching/assignment/instance.ts'
import type { Matched } from '../../../../shared/matching/explanation/matched.ts'
import { matchAll } from '../../../../shared/matching/match-all.ts'
import type { Candidate, Wish } from '../../../../shared/matching/suitability/seen.ts'
import { matchingWorld, WORLD_TODAY, worldTerms } from '../../../support/matching-world.ts'

export const VERDELLINO = '016232'
export const BOLTIERE = '016029'
export const DALMINE = '016091'

/** A family in Verdellino that asks for an adult who speaks Bengali. */
export function aWish(code: string, other: Partial<Wish> = {}): Wish {
  return {
    ...{ id: `${code}/adult`, caseCode: code, kind: 'adult', needs: ['school_support'], languages: ['bn'] },
    ...{ isLanguageRequired: true, genderWish: 'any', municipality: VERDELLINO, isUrgent: false },
    ...{ isSingleParent: false, waitingSince: '2026-11-02T08:00:00.000Z', excluded: [] },
    ...other,
  }
}

/** A mentor in Dalmine with all papers, who speaks Italian. */
export function aCandidate(id: string, other: Partial<Candidate> = {}): Candidate {
  return {
    ...{ id, kind: 'adult', standing: 'active', languages: ['it'], gender: 'female', municipality: DALMINE },
    ...{ reachKm: 10, skills: [], preferences: [], capacity: 1, taken: 0, experience: 0 },
    ...{ clearanceIssuedOn: '2026-06-01', activeSince: '2026-07-01', insuredUntil: '2026-12-31' },
    ...{ trainedOn: '2026-06-15' },
    ...other,
  }
}

/** What matching makes of these, on the day of the world. */
export function matched(
  wishes: readonly Wish[],
  candidates: readonly Candidate[],
  objective: Objective = 'most-families',
): Matched {
  return matchAll(wishes, candidates, worldTerms, objective)
}

/** Families and mentors by chance, few of either, in few places: so that they meet. */
export function smallWorld(seed: number): { wishes: Wish[]; candidates: Candidate[] } {
  const { wishes, candidates } = matchingWorld(seed, 9, 5)
  const places = [VERDELLINO, BOLTIERE, DALMINE]
  const placed = (number: number) => places[(number * 7 + seed) % places.length] ?? DALMINE
  return {
    wishes: wishes.map((one, number) => ({ ...one, municipality: placed(number) })),
    candidates: candidates.map((one, number) => ({
      ...one,
      municipality: placed(number + 1),
      insuredUntil: WORLD_TODAY,
    })),
  }
}
