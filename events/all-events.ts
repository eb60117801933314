import * as z from 'zod/mini'
import { addressRestored } from './address-restored.ts'
import { addressSuspended } from './address-suspended.ts'
import { contactAttempted } from './contact-attempted.ts'
import { contactMade } from './contact-made.ts'
import { dangerConfirmed } from './danger-confirmed.ts'
import { dangerRaised } from './danger-raised.ts'
import { deadlineCancelled } from './deadline-cancelled.ts'
import { deadlineEscalated } from './deadline-escalated.ts'
import { deadlineMet } from './deadline-met.ts'
import { deadlineMissed } from './deadline-missed.ts'
import { deadlineMoved } from './deadline-moved.ts'
import { deadlineReminded } from './deadline-reminded.ts'
import { deadlineReopened } from './deadline-reopened.ts'
import { deadlineSet } from './deadline-set.ts'
import { deadlineSnoozed } from './deadline-snoozed.ts'
import { districtAdded } from './district-added.ts'
import { districtChanged } from './district-changed.ts'
import { formAdded } from './form-added.ts'
import { formChanged } from './form-changed.ts'
import { formRefused } from './form-refused.ts'
import { householdClosed } from './household-closed.ts'
import { householdCorrected } from './household-corrected.ts'
import { householdJoined } from './household-joined.ts'
import { householdMarked } from './household-marked.ts'
import { householdNoted } from './household-noted.ts'
import { householdOpened } from './household-opened.ts'
import { householdProgressed } from './household-progressed.ts'
import { householdReassigned } from './household-reassigned.ts'
import { householdSeparated } from './household-separated.ts'
import { institutionAdded } from './institution-added.ts'
import { institutionChanged } from './institution-changed.ts'
import { liaisonNamed } from './liaison-named.ts'
import { mailBounced } from './mail-bounced.ts'
import { mailComplained } from './mail-complained.ts'
import { mailRefused } from './mail-refused.ts'
import { mailSent } from './mail-sent.ts'
import { mentorActivated } from './mentor-activated.ts'
import { mentorAdded } from './mentor-added.ts'
import { mentorApplied } from './mentor-applied.ts'
import { mentorChanged } from './mentor-changed.ts'
import { mentorLeft } from './mentor-left.ts'
import { mentorScreened } from './mentor-screened.ts'
import { mentorSuspended } from './mentor-suspended.ts'
import { mentorTrained } from './mentor-trained.ts'
import { mentoringRequested } from './mentoring-requested.ts'
import { mentoringWithdrawn } from './mentoring-withdrawn.ts'
import { operatorAdded } from './operator-added.ts'
import { operatorChanged } from './operator-changed.ts'
import { operatorLeft } from './operator-left.ts'
import { organisationAdded } from './organisation-added.ts'
import { organisationChanged } from './organisation-changed.ts'
import { partnerAdded } from './partner-added.ts'
import { partnerChanged } from './partner-changed.ts'
import { policyChanged } from './policy-changed.ts'
import { referralAcknowledged } from './referral-acknowledged.ts'
import { referralAmended } from './referral-amended.ts'
import { referralAmendmentSettled } from './referral-amendment-settled.ts'
import { referralBounceSettled } from './referral-bounce-settled.ts'
import { referralClosed } from './referral-closed.ts'
import { referralCorrected } from './referral-corrected.ts'
import { referralDeclined } from './referral-declined.ts'
import { referralDeedUndone } from './referral-deed-undone.ts'
import { referralFeedbackGiven } from './referral-feedback-given.ts'
import { referralFeedbackReopened } from './referral-feedback-reopened.ts'
import { referralHandoverAccepted } from './referral-handover-accepted.ts'
import { referralHandoverOffered } from './referral-handover-offered.ts'
import { referralHandoverRefused } from './referral-handover-refused.ts'
import { referralHandoverWithdrawn } from './referral-handover-withdrawn.ts'
import { referralJoined } from './referral-joined.ts'
import { referralPromoted } from './referral-promoted.ts'
import { referralReassigned } from './referral-reassigned.ts'
import { referralReceived } from './referral-received.ts'
import { referralRedirected } from './referral-redirected.ts'
import { referralSeparated } from './referral-separated.ts'
import { referralTakenInCharge } from './referral-taken-in-charge.ts'
import { referralWithdrawn } from './referral-withdrawn.ts'
import { submissionApplied } from './submission-applied.ts'
import { submissionCompleted } from './submission-completed.ts'
import { submissionDiscarded } from './submission-discarded.ts'
import { submissionQuarantined } from './submission-quarantined.ts'
import { submissionReassigned } from './submission-reassigned.ts'
import { submissionReceived } from './submission-received.ts'
import { submissionRegistered } from './submission-registered.ts'
import { submissionTested } from './submission-tested.ts'

/** Every event that Raccordo tells; what is not in this union cannot be committed or published. */
export const anyEvent = z.discriminatedUnion('type', [
  addressRestored.schema,
  addressSuspended.schema,
  contactAttempted.schema,
  contactMade.schema,
  dangerConfirmed.schema,
  dangerRaised.schema,
  deadlineCancelled.schema,
  deadlineEscalated.schema,
  deadlineMet.schema,
  deadlineMissed.schema,
  deadlineMoved.schema,
  deadlineReminded.schema,
  deadlineReopened.schema,
  deadlineSet.schema,
  deadlineSnoozed.schema,
  districtAdded.schema,
  districtChanged.schema,
  formAdded.schema,
  formChanged.schema,
  formRefused.schema,
  householdClosed.schema,
  householdCorrected.schema,
  householdJoined.schema,
  householdMarked.schema,
  householdNoted.schema,
  householdOpened.schema,
  householdProgressed.schema,
  householdReassigned.schema,
  householdSeparated.schema,
  institutionAdded.schema,
  institutionChanged.schema,
  liaisonNamed.schema,
  mailBounced.schema,
  mailComplained.schema,
  mailRefused.schema,
  mailSent.schema,
  mentorActivated.schema,
  mentorAdded.schema,
  mentorApplied.schema,
  mentorChanged.schema,
  mentorLeft.schema,
  mentorScreened.schema,
  mentorSuspended.schema,
  mentorTrained.schema,
  mentoringRequested.schema,
  mentoringWithdrawn.schema,
  operatorAdded.schema,
  operatorChanged.schema,
  operatorLeft.schema,
  organisationAdded.schema,
  organisationChanged.schema,
  partnerAdded.schema,
  partnerChanged.schema,
  policyChanged.schema,
  referralAcknowledged.schema,
  referralAmended.schema,
  referralAmendmentSettled.schema,
  referralBounceSettled.schema,
  referralClosed.schema,
  referralCorrected.schema,
  referralDeclined.schema,
  referralDeedUndone.schema,
  referralFeedbackGiven.schema,
  referralFeedbackReopened.schema,
  referralHandoverAccepted.schema,
  referralHandoverOffered.schema,
  referralHandoverRefused.schema,
  referralHandoverWithdrawn.schema,
  referralJoined.schema,
  referralPromoted.schema,
  referralReassigned.schema,
  referralReceived.schema,
  referralRedirected.schema,
  referralSeparated.schema,
  referralTakenInCharge.schema,
  referralWithdrawn.schema,
  submissionApplied.schema,
  submissionCompleted.schema,
  submissionDiscarded.schema,
  submissionQuarantined.schema,
  submissionReassigned.schema,
  submissionReceived.schema,
  submissionRegistered.schema,
  submissionTested.schema,
])

export type AnyEvent = z.infer<typeof anyEvent>
