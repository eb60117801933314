import type { AnyEvent } from '../../events/all-events.ts'
import { announce, type Occasion } from '../../events/announce.ts'
import { mentorActivated } from '../../events/mentor-activated.ts'
import { mentorLeft } from '../../events/mentor-left.ts'
import { mentorScreened } from '../../events/mentor-screened.ts'
import { mentorSuspended } from '../../events/mentor-suspended.ts'
import { mentorTrained } from '../../events/mentor-trained.ts'
import type { MatchingPolicy } from '../domain/matching-policy.ts'
import {
  type Mentor,
  type MentorLeaveReason,
  type MentorStatus,
  mentorBase,
  type SuspensionReason,
} from '../domain/mentor.ts'
import type { Organisation } from '../domain/organisation.ts'
import { romeDate } from '../domain/rome.ts'
import { Refused } from '../errors.ts'
import { missingParts } from './missing-parts.ts'

/** What a decision about a mentor looks at. */
export interface MentorFile {
  readonly mentor: Mentor
  /** Through which it is insured, if that is known. */
  readonly organisation: Organisation | undefined
  readonly policy: MatchingPolicy
}

/** The mentor as it stands then, and what is told of it. */
export interface DecidedMentor {
  readonly mentor: Mentor
  readonly events: readonly AnyEvent[]
}

/** A decision about a mentor. @throws Refused in words when its state does not allow it */
export type MentorDecision = (file: MentorFile, occasion: Occasion) => DecidedMentor

/** One of us spoke with somebody who wants to mentor, and found nothing against it. */
export const screen: MentorDecision = ({ mentor }, occasion) => {
  requireStatus(mentor, ['applied'], 'be screened')
  const next: Mentor = { ...nextOf(mentor), status: 'screened', screenedOn: romeDate(occasion.at) }
  return { mentor: next, events: [announce(mentorScreened, occasion, { ...about(next), data: {} })] }
}

/** It finished the training. */
export const train: MentorDecision = ({ mentor }, occasion) => {
  requireStatus(mentor, ['screened'], 'have finished the training')
  const next: Mentor = { ...nextOf(mentor), status: 'trained', trainedOn: romeDate(occasion.at) }
  return { mentor: next, events: [announce(mentorTrained, occasion, { ...about(next), data: {} })] }
}

/** It may be proposed to families: for the first time, or again. All that is missing is named at once. */
export const activate: MentorDecision = ({ mentor, organisation, policy }, occasion) => {
  if (mentor.status === 'active' || mentor.status === 'left') {
    requireStatus(mentor, ['trained', 'suspended'], 'become active')
  }
  const day = romeDate(occasion.at)
  const missing = missingParts(mentor, { policy, organisation, day })
  if (missing.length > 0) {
    const all = missing.map(({ says }) => says).join('; ')
    throw new Refused(`mentor ${mentor.id} cannot become active: ${all}`)
  }
  requireStatus(mentor, ['trained', 'suspended'], 'become active')
  const { activeSince = day } = mentor
  const next: Mentor = { ...nextOf(mentor), status: 'active', activeSince }
  return { mentor: next, events: [announce(mentorActivated, occasion, { ...about(next), data: {} })] }
}

/** It is proposed to nobody for a while. */
export function suspend(reason: SuspensionReason): MentorDecision {
  return ({ mentor }, occasion) => {
    requireStatus(mentor, ['active'], 'be suspended')
    const suspendedAt = occasion.at.toISOString()
    const next: Mentor = { ...nextOf(mentor), status: 'suspended', suspendedAt, reason }
    return {
      mentor: next,
      events: [announce(mentorSuspended, occasion, { ...about(next), data: { reason } })],
    }
  }
}

/** It mentors no longer, or never will. */
export function leave(reason: MentorLeaveReason): MentorDecision {
  return ({ mentor }, occasion) => {
    requireStatus(mentor, ['applied', 'screened', 'trained', 'active', 'suspended'], 'leave')
    const leftAt = occasion.at.toISOString()
    const next: Mentor = { ...nextOf(mentor), status: 'left', leftAt, reason }
    return { mentor: next, events: [announce(mentorLeft, occasion, { ...about(next), data: { reason } })] }
  }
}

/** The subject of what is told of a mentor, as it stands then. */
export function about({ id, district, version }: Pick<Mentor, 'id' | 'district' | 'version'>) {
  return { subject: `mentor/${id}`, district, version }
}

function nextOf(mentor: Mentor) {
  return { ...mentorBase(mentor), version: mentor.version + 1 }
}

/** What comes next, for whoever asks for something else. */
const onlyThis: Readonly<Record<MentorStatus, string>> = {
  applied: 'use "mentor screen" or "mentor leave"',
  screened: 'use "mentor train" or "mentor leave"',
  trained: 'use "mentor activate" or "mentor leave"',
  active: 'use "mentor suspend" or "mentor leave"',
  suspended: 'use "mentor activate" or "mentor leave"',
  left: 'who comes back applies anew',
}

function requireStatus({ id, status }: Mentor, allowed: readonly MentorStatus[], what: string): void {
  if (allowed.includes(status)) return
  const states = allowed.join(' or ')
  throw new Refused(
    `mentor ${id} ${status === 'left' ? 'has left' : `is ${status}`} and cannot ${what}, only one who is ${states} can: ${onlyThis[status]}`,
  )
}
