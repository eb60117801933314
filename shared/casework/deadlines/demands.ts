import type { Deadline } from '../../domain/deadline.ts'
import type { DeadlineKind } from '../../domain/deadline-policy.ts'
import type { Household } from '../../domain/household.ts'
import { isAmendmentOpen } from '../../domain/open-amendment.ts'
import { isDangerUnconfirmed, isLive, type Referral } from '../../domain/referral.ts'
import { romeInstant } from '../../domain/rome.ts'
import { type Submission, submissionSubject } from '../../domain/submission.ts'

/** A deadline that the state of a thing demands, before the policy of the district says when it is due. */
export interface Demand extends Pick<Deadline, 'subject' | 'district'> {
  readonly kind: DeadlineKind
  readonly about?: number
  readonly owner: string | undefined
  readonly liaison: string | undefined
  readonly caseCode?: string
  readonly isUrgent: boolean
  /** From when it counts. */
  readonly from: string
}

/** The kinds that follow from a state; all others are set and done by themselves. */
export const followsState: ReadonlySet<DeadlineKind> = new Set([
  'acknowledge',
  'complete',
  'triage',
  'first-contact',
  'privacy-notice',
  'feedback',
  'amendment',
  'answer-handover',
  'settle-bounce',
  'discussion',
  'plan',
  'review',
  'danger',
  'permit-renewal',
  'screen-mentor',
  'clearance',
  'insurance',
])

/** What a referral's state demands of whom. */
export function demandsOfReferral(referral: Referral, household: Household): Demand[] {
  const { id, district, liaison, caseCode, urgency, receivedAt, countsFrom = receivedAt } = referral
  const common = { subject: `referral/${id}`, district, liaison, caseCode, isUrgent: urgency === 'urgent' }
  const worker =
    referral.status === 'received' ? liaison : (household.caseManager ?? household.liaison ?? liaison)
  const theirs = { ...common, owner: worker }
  const demands: Demand[] = []
  if (referral.status === 'received') {
    if (referral.acknowledgedAt === undefined)
      demands.push({ ...theirs, kind: 'acknowledge', from: countsFrom })
    demands.push({ ...theirs, kind: 'triage', from: countsFrom })
  }
  if (referral.status === 'handing-over') {
    const { toDistrict, answerer, offeredAt: from } = referral
    demands.push({
      ...common,
      kind: 'answer-handover',
      district: toDistrict,
      owner: answerer,
      liaison: answerer,
      from,
    })
  }
  // A later version may tell one, or change something, after the referral has ended: somebody has to look all the same.
  const { dangerRaisedAt = receivedAt } = referral
  if (isDangerUnconfirmed(referral)) demands.push({ ...theirs, kind: 'danger', from: dangerRaisedAt })
  const { amended } = referral
  if (amended !== undefined && isAmendmentOpen(referral)) {
    demands.push({ ...theirs, kind: 'amendment', from: amended.at })
  }
  if (isLive(referral)) demands.push(...whileLive(referral, theirs))
  const { feedbackOwed } = referral
  if (feedbackOwed !== undefined) demands.push({ ...theirs, kind: 'feedback', from: feedbackOwed.since })
  return demands
}

function whileLive(referral: Referral, common: Omit<Demand, 'kind' | 'from'>): Demand[] {
  const { receivedAt } = referral
  const demands: Demand[] = []
  const { at: from = receivedAt, sides = [] } = referral.bounced ?? {}
  for (const [place, { district, coordinator: owner, settledAt }] of sides.entries()) {
    if (settledAt !== undefined) continue
    demands.push({
      ...common,
      kind: 'settle-bounce',
      about: place + 1,
      district,
      owner,
      liaison: owner,
      from,
    })
  }
  return demands
}

/** Any time of the day that counts. */
const NOON = '12:00'

/** What a household's state demands of whoever works with it. */
export function demandsOfHousehold(household: Household, caseCode: string): Demand[] {
  const { id, district, status, liaison, caseManager, takenInChargeAt, contactMadeAt } = household
  if (status !== 'open') return []
  const common = { subject: `household/${id}`, district, liaison, caseCode }
  const ours = { ...common, owner: caseManager ?? liaison, isUrgent: household.urgency === 'urgent' }
  const demands: Demand[] = []
  // The law asks for it at the first contact, whoever works with the family by then.
  if (contactMadeAt !== undefined && household.privacyNoticeGiven !== true) {
    demands.push({ ...ours, kind: 'privacy-notice', from: contactMadeAt })
  }
  if (takenInChargeAt === undefined) return demands
  if (contactMadeAt === undefined) demands.push({ ...ours, kind: 'first-contact', from: takenInChargeAt })
  const { discussedAt, plannedAt, reviewedAt } = household
  if (discussedAt === undefined) demands.push({ ...ours, kind: 'discussion', from: takenInChargeAt })
  if (plannedAt === undefined) demands.push({ ...ours, kind: 'plan', from: takenInChargeAt })
  else demands.push({ ...ours, kind: 'review', from: reviewedAt ?? plannedAt })
  for (const { person: about, expiresOn } of household.renewals ?? []) {
    const from = romeInstant(expiresOn, NOON).toISOString()
    demands.push({ ...ours, kind: 'permit-renewal', about, from })
  }
  return demands
}

/**
 * What a submission demands that is no referral: to be completed, once it was read, and a danger to be confirmed, also
 * before, and when it is the application of a mentor.
 */
export function demandsOfSubmission(submission: Submission): Demand[] {
  const { status, isTest = false, dangerRaised, dangerConfirmed } = submission
  if (isTest || status === 'registered' || status === 'tested' || status === 'discarded') return []
  const { district, owner, receivedAt, countsFrom: from = receivedAt } = submission
  const common = { subject: submissionSubject(submission), district, owner, liaison: owner }
  const isInDanger = dangerRaised !== undefined && dangerConfirmed === undefined
  const demands: Demand[] = []
  if (isInDanger) demands.push({ ...common, kind: 'danger', isUrgent: true, from: dangerRaised.at })
  if (status !== 'quarantined') return demands
  const { isUrgent = false } = submission
  // Confirmed or not: a child's danger leaves no more time to find out whose it is.
  const isAtOnce = isUrgent || dangerRaised !== undefined
  return [...demands, { ...common, kind: 'complete', isUrgent: isAtOnce, from }]
}
