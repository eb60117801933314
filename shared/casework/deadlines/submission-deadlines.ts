import { type Deadline, isOpen } from '../../domain/deadline.ts'
import { type Submission, submissionSubject } from '../../domain/submission.ts'
import type { Change as Written } from '../../table/commit.ts'
import { deadlineShape, deadlinesOf } from '../../table/deadline-store.ts'
import type { Table } from '../../table/table.ts'
import { deadlineChange } from '../decide.ts'
import { demandsOfSubmission } from './demands.ts'
import { type Ground, type SettledDeadlines, settleDeadlines } from './settled-deadlines.ts'

/** The deadlines of a submission, those that ended too. One that has just arrived has none: it is not asked for. */
export async function deadlinesOfSubmission(table: Table, submission: Submission): Promise<Deadline[]> {
  return submission.version === 1 ? [] : deadlinesOf(table, submissionSubject(submission))
}

/**
 * Brings the deadlines of a submission to what its next state demands. While it is to be read again, whoever was to
 * complete it still is.
 */
export function settleSubmission(
  present: readonly Deadline[],
  next: Submission,
  ground: Ground,
): SettledDeadlines {
  const touched = next.status === 'received' ? present.filter(({ kind }) => kind === 'danger') : present
  return settleDeadlines(touched, demandsOfSubmission(next), ground)
}

/** Whether somebody has a submission already: then they keep it, however often it comes. */
export function isOwned({ owner }: Submission, present: readonly Deadline[]): boolean {
  return owner !== undefined && present.some((one) => isOpen(one) && one.owner === owner)
}

/** Deadlines that change, as parts of a transaction. */
export function deadlineChanges(deadlines: readonly Deadline[]): Written[] {
  return deadlines.map((one) => deadlineChange(deadlineShape.toItem(one)))
}
