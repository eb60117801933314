import * as z from 'zod/mini'
import { dangerRaised } from './danger-raised.ts'
import { districtAdded } from './district-added.ts'
import { formAdded } from './form-added.ts'
import { formChanged } from './form-changed.ts'
import { formRefused } from './form-refused.ts'
import { householdOpened } from './household-opened.ts'
import { institutionAdded } from './institution-added.ts'
import { partnerAdded } from './partner-added.ts'
import { referralAmended } from './referral-amended.ts'
import { referralReceived } from './referral-received.ts'
import { submissionCompleted } from './submission-completed.ts'
import { submissionDiscarded } from './submission-discarded.ts'
import { submissionQuarantined } from './submission-quarantined.ts'
import { submissionReceived } from './submission-received.ts'
import { submissionRegistered } from './submission-registered.ts'
import { submissionTested } from './submission-tested.ts'

/** Every event that Raccordo tells; what is not in this union cannot be committed or published. */
export const anyEvent = z.discriminatedUnion('type', [
  dangerRaised.schema,
  districtAdded.schema,
  formAdded.schema,
  formChanged.schema,
  formRefused.schema,
  householdOpened.schema,
  institutionAdded.schema,
  partnerAdded.schema,
  referralAmended.schema,
  referralReceived.schema,
  submissionCompleted.schema,
  submissionDiscarded.schema,
  submissionQuarantined.schema,
  submissionReceived.schema,
  submissionRegistered.schema,
  submissionTested.schema,
])

export type AnyEvent = z.infer<typeof anyEvent>
export type EventType = AnyEvent['type']
