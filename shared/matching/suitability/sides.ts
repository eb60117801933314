import { kmBetween } from './distance.ts'
import { bitCount, needMask, slotMask } from './masks.ts'
import type { Candidate, Terms, Wish } from './seen.ts'
import { understoodAs } from './understood.ts'

/** A family’s row, made ready to be looked at with many mentors. */
export interface WishSide {
  readonly wish: Wish
  /** As which they are understood, none twice, in the family’s order. */
  readonly languages: readonly string[]
  readonly slots: number
  readonly needs: number
  readonly needCount: number
  readonly excluded: ReadonlySet<string>
  /** In milliseconds, as dates have it. */
  readonly waitingSince: number
}

/** A mentor, made ready to be looked at with many families. */
export interface CandidateSide {
  readonly candidate: Candidate
  readonly languages: readonly string[]
  readonly slots: number
  readonly skills: number
  readonly preferences: number
}

/** What the filters and the criteria look at. */
export interface Meeting {
  readonly side: WishSide
  readonly other: CandidateSide
  readonly wish: Wish
  readonly candidate: Candidate
  readonly terms: Terms
  /** Undefined: not known. */
  readonly km: number | undefined
  /** The place of the first common language among the family’s, from 0; -1: none. */
  readonly commonLanguage: number
  /** How many weekly times both have; undefined: one of them did not say. */
  readonly commonSlots: number | undefined
}

export function wishSide(wish: Wish): WishSide {
  const needs = needMask(wish.needs)
  return {
    wish,
    languages: understood(wish.languages),
    slots: slotMask(wish.availability),
    needs,
    needCount: bitCount(needs),
    excluded: new Set(wish.excluded),
    waitingSince: Date.parse(wish.waitingSince),
  }
}

export function candidateSide(candidate: Candidate): CandidateSide {
  return {
    candidate,
    languages: understood(candidate.languages),
    slots: slotMask(candidate.availability),
    skills: needMask(candidate.skills),
    preferences: needMask(candidate.preferences),
  }
}

function understood(tags: readonly string[]): string[] {
  return [...new Set(tags.map(understoodAs))]
}

export function meetingOf(side: WishSide, other: CandidateSide, terms: Terms): Meeting {
  const { wish } = side
  const { candidate } = other
  return {
    side,
    other,
    wish,
    candidate,
    terms,
    km: kmBetween(wish.municipality, candidate.municipality),
    commonLanguage: firstCommon(side.languages, other.languages),
    commonSlots: side.slots === 0 || other.slots === 0 ? undefined : bitCount(side.slots & other.slots),
  }
}

function firstCommon(wanted: readonly string[], spoken: readonly string[]): number {
  for (let place = 0; place < wanted.length; place += 1) {
    if (spoken.includes(wanted[place] ?? '')) return place
  }
  return -1
}
