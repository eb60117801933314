import type { Objective } from '../../../../shared/matching/assignment/instance.ts'
import type { Matched } from '../../../../shared/matching/explanation/matched.ts'
import { matchAll } from '../../../../shared/matching/match-all.ts'
import type { Candidate, Wish } from '../../../../shared/matching/suitability/seen.ts'
import { TERMS } from '../../../support/matching-terms.ts'
import { matchingWorld } from '../../../support/matching-world.ts'
import { CANDIDATE, WISH } from '../../../support/suitable.ts'

export const VERDELLINO = '016232'
export const BOLTIERE = '016029'
export const DALMINE = '016091'

/** A family in Verdellino that asks for an adult who speaks Bengali, since three weeks. */
export function aWish(code: string, other: Partial<Wish> = {}): Wish {
  return {
    ...WISH,
    ...{ id: `${code}/adult`, caseCode: code, needs: ['school_support'], languages: ['bn'] },
    ...{ isLanguageRequired: true, waitingSince: '2026-11-02T09:00:00.000Z' },
    ...other,
  }
}

/** A woman in Dalmine with all papers, who speaks Italian and never had a family. */
export function aCandidate(id: string, other: Partial<Candidate> = {}): Candidate {
  return {
    ...{ ...CANDIDATE, id, languages: ['it'], gender: 'female' },
    ...{ skills: [], capacity: 1, experience: 0 },
    ...other,
  }
}

/** What matching makes of these, on the day of the world. */
export function matched(
  wishes: readonly Wish[],
  candidates: readonly Candidate[],
  objective: Objective = 'most-families',
): Matched {
  return matchAll(wishes, candidates, TERMS, objective)
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
      insuredUntil: TERMS.today,
    })),
  }
}
