import type { Household } from '../../domain/household.ts'
import { isDangerUnconfirmed, isLive, type Referral } from '../../domain/referral.ts'
import { Refused } from '../../errors.ts'
import type { CaseFile } from '../case-file.ts'
import { householdAtWork } from '../household-at-work.ts'
import { whatHappened } from '../standing.ts'

/** What must be recorded of a family before a mentor is sought for it. */
const steps = ['in-charge', 'contact', 'privacy-notice'] as const
export type MentoringStep = (typeof steps)[number]

/** Those that are still to be done, in the order in which one does them. */
export function stepsToMentoring(household: Household): MentoringStep[] {
  const done = {
    'in-charge': household.takenInChargeAt !== undefined,
    contact: household.contactMadeAt !== undefined,
    // The sender's word that it was given does not tell when.
    'privacy-notice': household.privacyNotice !== undefined,
  }
  return steps.filter((step) => !done[step])
}

/**
 * The first referral of a family that tells of a child in danger: such a family is never matched. Of one that ended only
 * while nobody has seen to the danger.
 */
export function dangerIn(referrals: readonly Referral[]): Referral | undefined {
  return referrals.find((one) => one.isChildInDanger && (isLive(one) || isDangerUnconfirmed(one)))
}

/**
 * The household of a live case that may ask for a mentor.
 * @throws Refused when a child is in danger, or with every step that is missing and how it is recorded
 */
export function readyForMentor(file: CaseFile): Household {
  const { referral, referrals } = file
  const { caseCode } = referral
  const household = householdAtWork(file)
  if (!isLive(referral)) throw new Refused(`${caseCode} ${whatHappened(file)}: nothing was changed`)
  const inDanger = dangerIn(referrals)
  if (inDanger !== undefined) throw new Refused(whyNeverMatched(inDanger))
  const missing = stepsToMentoring(household)
  if (missing.length === 0) return household
  const cures = missing.map((step) => `${WORDS[step]}, "${commandFor(step, caseCode)}"`)
  throw new Refused(`${caseCode}: before a mentor is sought, record that the family was ${cures.join('; ')}`)
}

function whyNeverMatched({ caseCode, dangerConfirmed: confirmed }: Referral): string {
  const next =
    confirmed === undefined
      ? `see to that first, then "danger confirm ${caseCode}"`
      : `${confirmed.by} has seen to it since ${confirmed.at}, and child protection helps it, not a mentor`
  return `${caseCode}: a child is said to be in danger, and such a family is never matched: ${next}`
}

const WORDS = {
  'in-charge': 'taken in charge',
  contact: 'contacted',
  'privacy-notice': 'given the notice',
} as const satisfies Record<MentoringStep, string>

function commandFor(step: MentoringStep, caseCode: string): string {
  switch (step) {
    case 'in-charge':
      return `referral take ${caseCode}`
    case 'contact':
      return `household contact ${caseCode} --channel <channel> --outcome reached`
    case 'privacy-notice':
      return `household progress ${caseCode} privacy-notice`
    default:
      return step satisfies never
  }
}
