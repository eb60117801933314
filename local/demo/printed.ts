import type { Connection } from '../../cli/connection.ts'
import { toTable } from '../../cli/output.ts'
import { listReferrals } from '../../cli/referrals.ts'
import { listSubmissions } from '../../cli/submissions/list.ts'
import { partners } from './partners.ts'
import type { DemoPromise, PublishedEvent } from './promises.ts'

/** What the demo prints between what it does. */

export function partnersAsText(): string {
  const rows = partners.map(({ id, provider, district }) => ['', id, provider, district])
  return toTable([['', 'partner', 'provider', 'district'], ...rows])
}

export async function submissionsAsText(connection: Connection): Promise<string> {
  const rows = await listSubmissions(connection)
  return toTable([
    ['form', 'submission', 'status', 'problems'],
    ...rows.map((row) => [
      ...['form', 'submissionId', 'status'].map((column) => String(row[column])),
      problemsOf(row['problems']),
    ]),
  ])
}

function problemsOf(problems: unknown): string {
  // Rows of lists are as `submissionShape` wrote them.
  const list = problems as readonly { field: string; problem: string }[]
  return list.map(({ field, problem }) => `${field} ${problem}`).join(', ')
}

export async function referralsAsText(connection: Connection): Promise<string> {
  const columns = ['caseCode', 'form', 'district', 'urgency', 'isChildInDanger', 'isOutOfArea']
  const rows = await listReferrals(connection)
  return toTable([columns, ...rows.map((row) => columns.map((column) => String(row[column])))])
}

export function eventsAsText(published: readonly PublishedEvent[]): string {
  // One may be published more than once: what is told is how many happened.
  const happened = [...new Map(published.map((event) => [event.id, event])).values()]
  const counts = [...Map.groupBy(happened, ({ type }) => type)].map(([type, { length }]) => [type, length])
  return toTable(counts.toSorted().map(([type, count]) => ['', String(type), String(count)]))
}

export function promisesAsText(promises: readonly DemoPromise[]): string {
  return toTable(promises.map(({ says, isKept }) => ['', isKept ? 'so it is' : 'NOT SO', says]))
}
