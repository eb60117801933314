import type * as z from 'zod/mini'
import type { GenderWish, Need, Slot } from '../../domain/field.ts'
import type { MatchingPolicy } from '../../domain/matching-policy.ts'
import type { MentorKind, mentorGender } from '../../domain/mentor.ts'

// All that matching sees. What must never decide about anybody has no place here: ethnicity, religion, health,
// nationality, citizenship.

/** A family's row: its requests of one kind, siblings together. */
export interface Wish {
  /** Of the row: household and kind. */
  readonly id: string
  /** By which people read of it. */
  readonly caseCode: string
  readonly kind: MentorKind
  readonly needs: readonly Need[]
  /** BCP 47. */
  readonly languages: readonly string[]
  readonly isLanguageRequired: boolean
  readonly genderWish: GenderWish
  /** Undefined: not said. */
  readonly availability?: readonly Slot[]
  /** ISTAT code. */
  readonly municipality: string
  readonly isUrgent: boolean
  readonly isSingleParent: boolean
  /** An instant. */
  readonly waitingSince: string
  /** Mentors who declined, or are excluded. */
  readonly excluded: readonly string[]
}

/** What of a family itself its row is made of. */
export interface SeenFamily {
  readonly municipality: string
  readonly languages: readonly string[]
  /** In which it needs somebody to interpret: one that it speaks. */
  readonly interpreterLanguage?: string | undefined
  readonly availability?: readonly Slot[] | undefined
  readonly isSingleParent?: boolean | undefined
  /** An instant: its first arrival. */
  readonly waitingSince: string
}

/** What of its members. */
export interface SeenPerson {
  readonly number: number
  readonly language?: string | undefined
}

/** Whether a mentor may have families: yes, not yet, or not for a while. */
export type Standing = 'active' | 'in-training' | 'suspended'

/** A mentor, as far as it matters for who suits whom. Days are ISO days. */
export interface Candidate {
  readonly id: string
  readonly kind: MentorKind
  readonly standing: Standing
  readonly languages: readonly string[]
  readonly gender?: z.infer<typeof mentorGender>
  readonly municipality: string
  readonly reachKm: number
  readonly availability?: readonly Slot[]
  readonly skills: readonly Need[]
  readonly preferences: readonly Need[]
  readonly capacity: number
  readonly taken: number
  readonly experience: number
  readonly clearanceIssuedOn?: string
  /** First day as an active mentor. */
  readonly activeSince?: string
  readonly insuredUntil?: string
  readonly trainedOn?: string
  /** Of a peer tutor: both parents’ and school’s word are there. */
  readonly isAuthorised?: boolean
}

/** By what it is judged: the policy in force, and when. */
export interface Terms {
  readonly policy: MatchingPolicy
  /** An ISO day in Italy: on it papers hold or not. */
  readonly today: string
  /** Up to it the waiting counts. */
  readonly now: Date
}
