import type { AnyEvent } from '../../../events/all-events.ts'
import { systemOccasion } from '../../../events/announce.ts'
import { arrive, identify } from '../../../functions/intake/arrival.ts'
import { personsIn } from '../../../functions/intake/first-referral.ts'
import { providers } from '../../../functions/intake/providers.ts'
import { register } from '../../../functions/intake/registration.ts'
import { understand } from '../../../functions/intake/understanding.ts'
import { demandsOfReferral } from '../../../shared/casework/deadlines/demands.ts'
import { settleDeadlines } from '../../../shared/casework/deadlines/settled-deadlines.ts'
import { deadlineChanges } from '../../../shared/casework/deadlines/submission-deadlines.ts'
import { caseCode } from '../../../shared/domain/case-code.ts'
import { noMapping } from '../../../shared/domain/mapping.ts'
import { romeDate } from '../../../shared/domain/rome.ts'
import type { Change } from '../../../shared/table/commit.ts'
import { householdShape, personShape } from '../../../shared/table/household-store.ts'
import { caseCodeItem, referralShape } from '../../../shared/table/referral-store.ts'
import { bodyItem, submissionShape } from '../../../shared/table/submission-store.ts'
import { districts } from '../../support/districts.ts'
import { completeForm } from '../../support/partner.ts'
import { form } from '../../support/submissions.ts'

/** What one transaction writes. */
export interface Write {
  readonly changes: readonly Change[]
  readonly events: readonly AnyEvent[]
}

/** The two transactions by which the stack registers one submission, made by the handlers' own decisions. */
export function writesOf(submissionId: string, caseNumber: number): readonly [Write, Write] {
  const now = new Date()
  const body = Buffer.from(JSON.stringify(completeForm(submissionId)))
  const delivery = { form, body, submissionId, correlationId: submissionId }
  const { submission, event } = arrive(undefined, delivery, now)
  const { hash, bodyHash } = identify(delivery)
  const bytes = {
    form: form.id,
    submission: hash,
    hash: bodyHash,
    bytes: body,
    receivedAt: now.toISOString(),
  }
  const arrival: Write = {
    changes: [
      { create: submissionShape.toItem(submission) },
      { create: bodyItem({ ...bytes, contentType: 'application/json' }) },
    ],
    events: [event],
  }
  const understanding = understand({
    ...{
      provider: providers.json,
      body,
      corrections: {},
      districts,
      institutions: [],
      mapping: noMapping,
      receivedOn: romeDate(now),
    },
  })
  if ('problems' in understanding) throw new Error('the bench’s submission is incomplete: mend completeForm')
  const registered = register(
    submission,
    {
      ...{ ...understanding, form, possiblyKnown: [], caseCode: caseCode('BG', now, caseNumber) },
      assignment: { reason: 'nobody-there' },
    },
    now,
  )
  const demands = demandsOfReferral(registered.referral, registered.household)
  const ground = { districts, occasion: systemOccasion(now, submission.correlationId), met: new Set<never>() }
  const begun = settleDeadlines([], demands, ground)
  const registration: Write = {
    changes: [
      { replace: submissionShape.toItem(registered.submission) },
      { create: referralShape.toItem(registered.referral) },
      { create: caseCodeItem(registered.referral) },
      { create: householdShape.toItem(registered.household) },
      ...personsIn(understanding.answers, registered.household.id).map((person) => ({
        create: personShape.toItem(person),
      })),
      ...deadlineChanges(begun.deadlines),
    ],
    events: [...registered.events, ...begun.events],
  }
  return [arrival, registration]
}
