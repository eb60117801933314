import { type MentoringRequest, mentoringRequest } from '../domain/mentoring-request.ts'
import { index, key } from './keys.ts'
import { queryItems, queryList } from './read.ts'
import { type ListRow, shape } from './shape.ts'
import type { Table } from './table.ts'

export const mentoringRequestShape = shape({
  name: 'mentoring request',
  schema: mentoringRequest,
  key: ({ household, number }) => key.mentoringRequest(household, number),
  indexes: ({ household, number, district, status, kind, caseCode, urgency, requestedAt }) => ({
    gsi1pk: index.mentoring(district, status),
    gsi1sk: `${requestedAt}#${household}#${number}`,
    list: { caseCode, household, number, district, status, kind, urgency, requestedAt },
  }),
})

/** All mentoring requests that a household ever had, by number. */
export async function mentoringRequestsOf(table: Table, household: string): Promise<MentoringRequest[]> {
  const items = await Array.fromAsync(queryItems(table, key.household(household).pk, 'MENTORING#'))
  return items.map((item) => mentoringRequestShape.fromItem(item))
}

/** Rows of a district's requests in one status, the longest waiting first. May be seconds behind. */
export function mentoringRows(
  table: Table,
  district: string,
  status: MentoringRequest['status'],
): AsyncGenerator<ListRow> {
  return queryList(table, index.mentoring(district, status))
}
