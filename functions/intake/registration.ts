import { announce, systemOccasion } from '../../events/announce.ts'
import { householdOpened } from '../../events/household-opened.ts'
import { referralReceived } from '../../events/referral-received.ts'
import { submissionRegistered } from '../../events/submission-registered.ts'
import { submissionTested } from '../../events/submission-tested.ts'
import type { Assignment } from '../../shared/domain/assignment.ts'
import type { Problem } from '../../shared/domain/field.ts'
import type { Form } from '../../shared/domain/form.ts'
import type { Household } from '../../shared/domain/household.ts'
import type { InstitutionRow } from '../../shared/domain/institution.ts'
import type { Place } from '../../shared/domain/municipality.ts'
import type { PossiblyKnown } from '../../shared/domain/possibly-known.ts'
import type { Referral } from '../../shared/domain/referral.ts'
import { type Submission, submissionBase } from '../../shared/domain/submission.ts'
import type { Danger } from './danger.ts'
import { toHousehold, toReferral } from './first-referral.ts'
import { about, dangerEvents, nextBase, type Settled } from './next-state.ts'
import type { CompleteAnswers } from './understanding.ts'

/** What a registration needs besides the submission. */
export interface Understood {
  readonly form: Form
  readonly answers: CompleteAnswers
  readonly place: Place
  readonly institution: InstitutionRow | undefined
  readonly remarks: readonly Problem[]
  readonly caseCode: string
  readonly danger: Danger
  readonly possiblyKnown: readonly PossiblyKnown[]
  /** Who gets it, and why. */
  readonly assignment: Assignment
  /** From when it could be read as a referral, when that is not its arrival. */
  readonly countsFrom?: Date | undefined
}

export interface Registered extends Settled {
  readonly referral: Referral
  readonly household: Household
}

/** The district that serves a place; one outside the programme falls to the form's own district, to be redirected. */
export function districtOf(place: Place, form: Form): string {
  return place.kind === 'district' ? place.district : form.district
}

/** A submission that is understood becomes a referral with its household, in one decision. */
export function register(from: Submission, understood: Understood, now: Date): Registered {
  const { form, danger } = understood
  const district = districtOf(understood.place, form)
  // From now on the referral has it.
  const { referrerEmail: _, ...base } = nextBase(from, danger, now)
  const referral = toReferral(base, understood, district)
  const household = toHousehold(from, understood, district)
  const submission: Submission = {
    ...base,
    status: 'registered',
    registeredAt: now.toISOString(),
    referral: referral.id,
    registeredBody: from.bodyHash,
  }
  const occasion = systemOccasion(now, from.correlationId)
  const { id, caseCode, partner, urgency, isOutOfArea } = referral
  const isPossiblyKnown = understood.possiblyKnown.length > 0
  const received = {
    caseCode,
    household: household.id,
    partner,
    form: form.id,
    urgency,
    isOutOfArea,
    isPossiblyKnown,
    assignment: understood.assignment,
  }
  const events = [
    ...dangerEvents(from, danger, district, now),
    announce(submissionRegistered, occasion, {
      ...about(submission),
      data: { form: form.id, referral: id },
    }),
    announce(referralReceived, occasion, {
      subject: `referral/${id}`,
      district,
      version: 1,
      data: received,
    }),
    announce(householdOpened, occasion, {
      subject: `household/${household.id}`,
      district,
      version: 1,
      data: { referral: id },
    }),
  ]
  return { submission, referral, household, events }
}

/** What a form sends while it is being tried out is read, reported, and left at that: no referral, no alarm. */
export function tested(from: Submission, problems: readonly Problem[], now: Date): Settled {
  const submission: Submission = {
    ...submissionBase(from),
    version: from.version + 1,
    status: 'tested',
    testedAt: now.toISOString(),
    problems: [...problems],
  }
  const event = announce(submissionTested, systemOccasion(now, from.correlationId), {
    ...about(submission),
    data: { form: from.form, problems: [...problems] },
  })
  return { submission, events: [event] }
}
