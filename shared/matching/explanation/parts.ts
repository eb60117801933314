import type { Need, Slot } from '../../domain/field.ts'
import type { Criterion } from '../../domain/matching-policy.ts'
import type { MentorKind } from '../../domain/mentor.ts'
import type { Refusal } from '../suitability/filters.ts'

// What an explanation says, without words: ids, enums and numbers. The words are in `shared/texts/match-*.ts`.

/** What stands behind a criterion’s points. */
export type Fact =
  /** BCP 47, the family’s that the mentor speaks too. */
  | { readonly criterion: 'languages'; readonly languages: readonly string[] }
  /** Weekly times that both have; undefined: one of them did not say. */
  | { readonly criterion: 'availability'; readonly slots: readonly Slot[] | undefined }
  | { readonly criterion: 'distance'; readonly km: number }
  | { readonly criterion: 'skills' | 'preferences'; readonly needs: readonly Need[] }
  | { readonly criterion: 'experience'; readonly families: number }
  | { readonly criterion: 'load'; readonly free: number; readonly capacity: number }
  | { readonly criterion: 'waiting'; readonly weeks: number }

/** A criterion that carried an affinity: so many of the points that it could give, both 0–1,000. */
export type Carried = Fact & { readonly points: number; readonly of: number }

/**
 * What a person should look at before two are brought together: no language in common though the family named some, none
 * of its needs among what the mentor can help with, weekly times that one of them did not say.
 */
export type Missing = Extract<Criterion, 'languages' | 'skills' | 'availability'>

/**
 * What would be lost if a family had this mentor: an urgent family would be left without (`urgent`), fewer families would
 * be served (`families`), the affinities would sum up to less (`affinity`), nothing, it could as well be so (`none`), or
 * the mentor is not to be had, as a person fixed who has the places (`fixed`).
 */
export type Loss = 'urgent' | 'families' | 'affinity' | 'none' | 'fixed'

/** One of the next best mentors for a family, and why not this one. */
export interface Alternative {
  readonly mentor: string
  /** 0–100. */
  readonly affinity: number
  readonly whyNot:
    | { readonly why: 'lower-affinity' }
    /** As good, also for all others: the order of ids decided. */
    | { readonly why: 'equal-affinity' }
    /** The places go to these cases, and this is what would be lost otherwise. */
    | { readonly why: 'taken'; readonly by: readonly string[]; readonly loss: Loss }
}

/** How many mentors a reason closed. */
export interface CountedRefusal {
  readonly refusal: Refusal
  readonly mentors: number
}

/** Mentors who speak one of a family’s languages, and whom something between the two closed. */
export interface ClosedMentors {
  /** BCP 47, besides Italian: those of the family that they speak. */
  readonly languages: readonly string[]
  /** Most first. */
  readonly refused: readonly CountedRefusal[]
}

/** Why a mentor is proposed to a family. */
export interface ProposalReasons {
  /** Of the two together, 0–100: never a grade of either. */
  readonly affinity: number
  /** 0–1,000. */
  readonly score: number
  readonly isUrgent: boolean
  /** How many times its affinities count: above 1 for a single parent’s family. */
  readonly weight: number
  /** The criteria that gave points, most first. */
  readonly carried: readonly Carried[]
  /** Whatever these criteria weigh. */
  readonly missing: readonly Missing[]
  /** At most two, the better one first. */
  readonly alternatives: readonly Alternative[]
  /** Only where there are fewer alternatives than two: who else speaks a language of the family. */
  readonly closed?: ClosedMentors
}

/** Why a family is left without a mentor: of those who could be asked, how many were closed by what. */
export interface UnservedReasons {
  /** In one of which the mentor has to speak; none: no common language is required. */
  readonly languages: readonly string[]
  /** Mentors of the kind that is asked for who speak one of them; all of the kind when none is required. */
  readonly mentors: number
  /** How many of them each reason closed, most first. */
  readonly refused: readonly CountedRefusal[]
  /** Ids of those who are not active, have a place, and would suit this family once they are. */
  readonly onceActive: readonly string[]
  /** Those that would suit, but whose places go to others: to which cases, and what would be lost otherwise. */
  readonly suitable: { readonly mentors: number; readonly by: readonly string[]; readonly loss: Loss }
}

/** What one more mentor is worth: the new optimum less the old. */
export interface Gain {
  readonly urgentServed: number
  readonly served: number
  /** Of score × weight; may be negative where more families are served. */
  readonly value: number
}

/** When a mentor has time: from Monday to Friday in the morning, afternoon, evening, or at the weekend. */
export type Hours = 'mornings' | 'afternoons' | 'evenings' | 'weekends'

/** A mentor who is not there yet. */
export interface Profile {
  readonly kind: MentorKind
  /** BCP 47, besides Italian; undefined: none is needed. */
  readonly language?: string
  /** Only where a family’s wish asks for it. */
  readonly gender?: 'female' | 'male'
  /** Where they live, an ISTAT code. */
  readonly municipality: string
  readonly reachKm: number
  /** `all`: at all of these; undefined: whenever they have, as no family said when. */
  readonly hours?: Hours | 'all'
  readonly places: number
}

/** One more mentor whom it would be worth to look for. */
export interface Advice {
  readonly profile: Profile
  /** The profile’s language as families name it, with those that are understood as it. BCP 47; empty: none is needed. */
  readonly languages: readonly string[]
  /** Other municipalities from where the same mentor would be worth as much in families. ISTAT codes. */
  readonly alsoFrom: readonly string[]
  readonly gain: Gain
  /** Cases that would have a mentor and now have none. */
  readonly families: readonly string[]
  /** How many of the families without a mentor it would suit: more than it has places for, and more such are needed. */
  readonly suits: number
}
