import { announce } from '../../../events/announce.ts'
import { submissionReassigned } from '../../../events/submission-reassigned.ts'
import type { Deadline } from '../../domain/deadline.ts'
import { type Submission, submissionSubject } from '../../domain/submission.ts'
import { commit } from '../../table/commit.ts'
import { deadlinesOf } from '../../table/deadline-store.ts'
import { key } from '../../table/keys.ts'
import { findSubmission, submissionShape } from '../../table/submission-store.ts'
import { again } from '../again.ts'
import { demandsOfSubmission } from '../deadlines/demands.ts'
import type { Ground } from '../deadlines/settled-deadlines.ts'
import { deadlineChanges, settleSubmission } from '../deadlines/submission-deadlines.ts'
import { type FoundOwner, findOwner } from '../owners/owner-search.ts'
import { questionOn } from '../owners/subject-question.ts'
import { deadlineFaults, type Fault } from './deadline-faults.ts'
import type { Repair, Repaired } from './repair-case.ts'

/**
 * The same for a submission that is no referral: whose it is, and its open deadlines.
 * @throws Conflict when it was changed again and again
 */
export async function repairSubmission(
  repair: Repair,
  { form, hash }: Pick<Submission, 'form' | 'hash'>,
): Promise<Repaired> {
  const { table, roster, occasion } = repair
  return again(async () => {
    const submission = await findSubmission(table, form, hash)
    if (submission === undefined || demandsOfSubmission(submission).length === 0) return nothing
    const subject = submissionSubject(submission)
    const district = await roster.district(submission.district)
    const present = await deadlinesOf(table, subject)
    const ground: Ground = { districts: [district], occasion, met: new Set() }
    const wrong = deadlineFaults(present, settleSubmission(present, submission, ground).deadlines)
    const { owner: operator } = submission
    const fault = await roster.whyNot(operator, district.id)
    const unowned: Fault[] = fault === undefined ? [] : [{ subject, what: 'owner', fault, operator }]
    const faults = [...unowned, ...wrong]
    if (!repair.isRepair || faults.length === 0) return { faults, left: faults }
    const question =
      fault === undefined ? undefined : await questionOn(table, subject, { district, occasion })
    const found = question === undefined ? undefined : await findOwner(table, question)
    const isGiven = found !== undefined && found.assignment.owner !== operator
    if (isGiven || wrong.length > 0) {
      await write(repair, { submission, present, found: isGiven ? found : undefined, ground })
    }
    return { faults, left: isGiven ? [] : unowned }
  })
}

const nothing: Repaired = { faults: [], left: [] }

interface Order {
  readonly submission: Submission
  readonly present: readonly Deadline[]
  /** Who has it from now on; whoever has it, without one. */
  readonly found: FoundOwner | undefined
  readonly ground: Ground
}

async function write({ table, occasion }: Repair, { submission, present, found, ground }: Order) {
  if (found === undefined) {
    const { form, hash, version } = submission
    const settled = settleSubmission(present, submission, ground)
    const check = { check: key.submission(form, hash), version }
    return commit(table, [check, ...deadlineChanges(settled.deadlines)], settled.events)
  }
  const { owner, reason } = found.assignment
  const next: Submission = { ...submission, owner, version: submission.version + 1 }
  const settled = settleSubmission(present, next, ground)
  const { district, version, correlationId } = next
  const what = { subject: submissionSubject(next), district, version, data: { owner, reason } }
  const event = announce(submissionReassigned, { ...occasion, correlationId }, what)
  const changes = [{ replace: submissionShape.toItem(next) }, ...deadlineChanges(settled.deadlines)]
  return commit(table, [...changes, ...found.checks], [event, ...settled.events])
}
