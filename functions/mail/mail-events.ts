import * as z from 'zod/mini'
import { deadlineSet } from '../../events/deadline-set.ts'
import { householdReassigned } from '../../events/household-reassigned.ts'
import { referralClosed } from '../../events/referral-closed.ts'
import { referralDeclined } from '../../events/referral-declined.ts'
import { referralHandoverAccepted } from '../../events/referral-handover-accepted.ts'
import { referralHandoverOffered } from '../../events/referral-handover-offered.ts'
import { referralHandoverRefused } from '../../events/referral-handover-refused.ts'
import { referralJoined } from '../../events/referral-joined.ts'
import { referralReassigned } from '../../events/referral-reassigned.ts'
import { referralReceived } from '../../events/referral-received.ts'
import { referralRedirected } from '../../events/referral-redirected.ts'
import { referralTakenInCharge } from '../../events/referral-taken-in-charge.ts'
import { submissionQuarantined } from '../../events/submission-quarantined.ts'

/** Contracts of the events that may ask for a mail, whatever they are of. */
export const mailEvents = [
  householdReassigned,
  referralClosed,
  referralDeclined,
  referralHandoverAccepted,
  referralHandoverOffered,
  referralHandoverRefused,
  referralJoined,
  referralReassigned,
  referralReceived,
  referralRedirected,
  referralTakenInCharge,
  submissionQuarantined,
] as const

/** A form's trouble is heard of by the deadline that it gets; all other deadlines are told in digests. */
export const formMailEvents = { contracts: [deadlineSet], subjects: 'form/' } as const

/** One of them, as a queue carries it. */
export const mailEvent = z.discriminatedUnion('type', [
  deadlineSet.schema,
  householdReassigned.schema,
  referralClosed.schema,
  referralDeclined.schema,
  referralHandoverAccepted.schema,
  referralHandoverOffered.schema,
  referralHandoverRefused.schema,
  referralJoined.schema,
  referralReassigned.schema,
  referralReceived.schema,
  referralRedirected.schema,
  referralTakenInCharge.schema,
  submissionQuarantined.schema,
])
export type MailEvent = z.infer<typeof mailEvent>
