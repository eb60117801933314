import { announce, type Occasion } from '../../../events/announce.ts'
import { householdProgressed } from '../../../events/household-progressed.ts'
import type { DeadlineKind } from '../../domain/deadline-policy.ts'
import { type Household, waitingSince } from '../../domain/household.ts'
import { romeDate } from '../../domain/rome.ts'
import { Refused } from '../../errors.ts'
import { aboutHousehold } from '../about.ts'
import type { CaseFile } from '../case-file.ts'
import { changed, type Decision } from '../decision.ts'
import { householdAtWork, householdInCharge } from '../household-at-work.ts'
import { whenDone } from '../when-done.ts'

/** The steps of the work with a family that are due at their time. Each is the name of its deadline, too. */
export const progressSteps = [
  'privacy-notice',
  'discussion',
  'plan',
  'review',
] as const satisfies DeadlineKind[]
export type ProgressStep = (typeof progressSteps)[number]

export interface Progress {
  readonly step: ProgressStep
  /** The day on which it was done; today without. */
  readonly on?: string | undefined
  /** In which language the notice was given: BCP 47. */
  readonly language?: string | undefined
}

/** The notice was given, several services discussed the case, a plan was written, or it was reviewed. */
export function progress({ step, on, language }: Progress): Decision {
  return (file, occasion) => {
    const at = whenDone(on, occasion, waitingSince(file.household))
    const household = changed(
      step === 'privacy-notice' ? informed(file, at, language) : stepTaken(file, step, at, occasion),
    )
    return {
      households: [household],
      events: [announce(householdProgressed, occasion, { ...aboutHousehold(household), data: { step } })],
      met: [step],
    }
  }
}

function informed(file: CaseFile, at: string, language: string | undefined): Household {
  const household = householdAtWork(file)
  if (household.privacyNotice !== undefined) {
    const { givenOn } = household.privacyNotice
    throw new Refused(`${file.referral.caseCode}: the notice was given on ${givenOn}: nothing was changed`)
  }
  const givenOn = romeDate(new Date(at))
  const privacyNotice = { givenOn, ...(language === undefined ? {} : { language }) }
  return { ...household, privacyNoticeGiven: true, privacyNotice }
}

function stepTaken(
  file: CaseFile,
  step: Exclude<ProgressStep, 'privacy-notice'>,
  at: string,
  { at: now }: Occasion,
): Household {
  const household = householdInCharge(file)
  const { caseCode } = file.referral
  if (step === 'review' && household.plannedAt === undefined) {
    throw new Refused(`${caseCode}: there is no plan to review: "household progress ${caseCode} plan" first`)
  }
  const last = lastOf(household, step)
  if (last !== undefined && at < last) {
    const from = romeDate(new Date(last))
    throw new Refused(
      `${caseCode}: that is before the last time, ${from}: say when it was done, up to ${romeDate(now)}`,
    )
  }
  return { ...household, [moments[step]]: at }
}

const moments = { discussion: 'discussedAt', plan: 'plannedAt', review: 'reviewedAt' } as const

function lastOf(household: Household, step: keyof typeof moments): string | undefined {
  return step === 'review' ? (household.reviewedAt ?? household.plannedAt) : household[moments[step]]
}
