import { systemOccasion } from '../../events/announce.ts'
import { demandsOfReferral } from '../../shared/casework/deadlines/demands.ts'
import { settleDeadlines } from '../../shared/casework/deadlines/settled-deadlines.ts'
import {
  deadlineChanges,
  deadlinesOfSubmission,
  settleSubmission,
} from '../../shared/casework/deadlines/submission-deadlines.ts'
import { nameFirst } from '../../shared/casework/owners/first-naming.ts'
import { questionOf } from '../../shared/casework/owners/owner-question.ts'
import { findOwner } from '../../shared/casework/owners/owner-search.ts'
import { caseCode, caseYear } from '../../shared/domain/case-code.ts'
import type { District } from '../../shared/domain/district.ts'
import { householdIdOf } from '../../shared/domain/household.ts'
import { referralIdOf } from '../../shared/domain/submission.ts'
import { commit } from '../../shared/table/commit.ts'
import { getDistrict } from '../../shared/table/district-store.ts'
import { householdShape, personShape } from '../../shared/table/household-store.ts'
import { findPossiblyKnown, type Lookups, lookupItems } from '../../shared/table/lookup-store.ts'
import { caseCodeItem, nextCaseNumber, referralShape } from '../../shared/table/referral-store.ts'
import { submissionShape } from '../../shared/table/submission-store.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Danger } from './danger.ts'
import { personsIn } from './first-referral.ts'
import { districtOf, type Registered, register } from './registration.ts'
import type { Complete } from './understanding.ts'
import type { SubmissionInHand } from './version.ts'

/** What is understood becomes a referral that somebody has, with its household and deadlines, in one transaction. */
export async function settleAsReferral(
  understanding: Complete,
  danger: Danger,
  { submission, form, table, lookups }: SubmissionInHand & { readonly lookups: Lookups },
  now: Date,
): Promise<void> {
  const { answers, institution, place } = understanding
  const occasion = systemOccasion(now, submission.correlationId)
  const [district, present] = await Promise.all([
    getDistrict(table, districtOf(place, form)),
    deadlinesOfSubmission(table, submission),
  ])
  const question = questionOf({ district, at: now, form, origin: answers.origin, institution })
  const { assignment, checks } = await findOwner(table, question)
  const naming = await nameFirst(table, question, assignment, occasion)
  const household = householdIdOf(referralIdOf(submission))
  const persons = personsIn(answers, household)
  const understood = {
    ...{ ...understanding, form, danger, assignment },
    possiblyKnown: await findPossiblyKnown(lookups, persons, household),
    caseCode: await nextCaseCode(table, district, new Date(submission.receivedAt)),
    // It waited to be completed: until now nobody could act on it as a referral.
    ...(submission.version === 1 ? {} : { countsFrom: now }),
  }
  const registered = register(submission, understood, now)
  const ground = { districts: [district], occasion, met: new Set(['complete'] as const) }
  const begun = settleDeadlines([], demandsOfReferral(registered.referral, registered.household), ground)
  const completed = settleSubmission(present, registered.submission, ground)
  const changes = [
    ...statesOf(registered),
    ...persons.map((person) => ({ create: personShape.toItem(person) })),
    ...(await lookupItems(lookups, registered.household, persons)).map((create) => ({ create })),
    ...deadlineChanges([...begun.deadlines, ...completed.deadlines]),
    ...naming.changes,
    ...checks,
  ]
  const events = [...registered.events, ...begun.events, ...completed.events, ...naming.events]
  await commit(table, changes, events)
}

function statesOf({ submission, referral, household }: Registered) {
  return [
    { replace: submissionShape.toItem(submission) },
    { create: referralShape.toItem(referral) },
    { create: caseCodeItem(referral) },
    { create: householdShape.toItem(household) },
  ]
}

async function nextCaseCode(table: Table, district: District, receivedAt: Date): Promise<string> {
  const number = await nextCaseNumber(table, district.id, caseYear(receivedAt))
  return caseCode(district.codePrefix, receivedAt, number)
}
