import { refusalsOf, unfinishedOf } from '../../shared/table/form-count-store.ts'
import { findLastSubmission } from '../../shared/table/submission-store.ts'
import type { Table } from '../../shared/table/table.ts'

/** When a form was last heard of. */
export async function lastSeen(table: Table, form: string) {
  const [last, [refused]] = await Promise.all([findLastSubmission(table, form), refusalsOf(table, form)])
  return { lastSubmissionAt: last?.bodyAt, lastRefusalAt: refused?.lastAt ?? refused?.day }
}

const RECENT_DAYS = 7

/** What a form sent last, and how often it was refused on recent days. */
export async function activityOf(table: Table, form: string) {
  const [last, refused, unfinished] = await Promise.all([
    findLastSubmission(table, form),
    refusalsOf(table, form),
    unfinishedOf(table, form),
  ])
  const lastSubmission =
    last === undefined ? undefined : { at: last.bodyAt, submissionId: last.submissionId, status: last.status }
  return {
    lastSubmission,
    lastRefusalAt: refused[0]?.lastAt ?? refused[0]?.day,
    refused: refused.slice(0, RECENT_DAYS),
    unfinished: unfinished.slice(0, RECENT_DAYS),
  }
}

/** The latest of several instants, if there is any. */
export function latest(instants: readonly (string | undefined)[]): string | undefined {
  return instants
    .filter((one) => one !== undefined)
    .toSorted()
    .at(-1)
}
