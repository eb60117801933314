import type { Need, Slot } from '../../../shared/domain/field.ts'
import type { Language } from '../../../shared/domain/language.ts'
import {
  type Mentor,
  type MentorKind,
  type MentorStatus,
  mentorLeaveReason,
  suspensionReason,
} from '../../../shared/domain/mentor.ts'
import type { SaidPerson } from '../../../shared/mentors/person-plan.ts'

/** Why somebody is suspended, or has left. */
export const reasons = [...new Set([...suspensionReason.options, ...mentorLeaveReason.options])]

/** What a row says of a mentor. What it does not speak of is undefined, what it says there is none of is null. */
export interface SaidMentor {
  readonly line: number
  readonly id: string
  readonly name: string | undefined
  readonly district: string | undefined
  readonly kind: MentorKind | undefined
  readonly organisation: string | null | undefined
  readonly writtenTo: Language | undefined
  readonly person: SaidPerson
  readonly gender: Mentor['gender'] | null
  readonly languages: readonly string[] | undefined
  readonly municipality: string | undefined
  readonly reachKm: number | null | undefined
  /** Empty: not said. */
  readonly availability: readonly Slot[] | undefined
  readonly skills: readonly Need[] | undefined
  readonly preferences: readonly Need[] | undefined
  readonly capacity: number | null | undefined
  readonly standing: SaidStanding
}

/** How far somebody has come; of newcomers only. */
export interface SaidStanding {
  readonly status: MentorStatus | undefined
  readonly reason: (typeof reasons)[number] | undefined
  readonly appliedOn: string | null | undefined
  readonly screenedOn: string | null | undefined
  readonly trainedOn: string | null | undefined
  readonly activeSince: string | null | undefined
  readonly experience: number | null | undefined
}
