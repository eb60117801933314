import { type SubmissionStatus, submissionStatuses } from '../../shared/domain/submission.ts'
import { listDistricts } from '../../shared/table/district-store.ts'
import { submissionRows } from '../../shared/table/submission-store.ts'
import type { Connection } from '../connection.ts'
import { byTime, collect, latestOf } from '../lists.ts'

/** Rows of all submissions, or of those in one status, oldest first. */
export async function listSubmissions({ table }: Connection, status?: SubmissionStatus) {
  const statuses = status === undefined ? submissionStatuses : [status]
  const districts = await listDistricts(table)
  const lists = districts.flatMap(({ id }) => statuses.map((one) => submissionRows(table, id, one)))
  return byTime(latestOf(await collect(lists), ['form', 'hash']), 'receivedAt')
}
