import type { Deadline } from '../../shared/domain/deadline.ts'
import type { ListRow } from '../../shared/table/shape.ts'

/** Columns of a list of deadlines. */
export const deadlineColumns = [
  'due',
  'late',
  'case',
  'kind',
  'number',
  'owner',
  'district',
  'basis',
  'isUrgent',
]

/** What a list shows of a deadline; `status` and when it ended only of those that did. */
export function rowOfDeadline(deadline: Deadline) {
  const { subject, kind, number, district, owner, caseCode, basis, isUrgent, due, missedAt } = deadline
  const ended = deadline.status === 'open' ? {} : { status: deadline.status, endedAt: deadline.endedAt }
  return { subject, kind, number, district, owner, caseCode, basis, isUrgent, due, missedAt, ...ended }
}

/** A row as a person reads it: the case by its code, whose it is when it is nobody’s, whether it is late. */
export function readableRow(row: ListRow, today: string): ListRow {
  const { caseCode, subject, owner, isUrgent, status } = row
  return {
    ...row,
    case: caseCode ?? subject,
    late: status === undefined && isLate(row, today) ? 'late' : '',
    owner: owner ?? 'the district',
    isUrgent: isUrgent === true ? 'urgent' : '',
  }
}

/** Its day is over. */
export function isLate(row: ListRow, today: string): boolean {
  return String(row['due']) < today
}

/** A danger before all else, then by the day that they are due; among equals always in the same order. */
export function inOrderOfDue(rows: readonly ListRow[]): ListRow[] {
  const rank = (row: ListRow) =>
    [
      row['kind'] === 'danger' ? 0 : 1,
      row['due'],
      row['isUrgent'] === true ? 0 : 1,
      row['subject'],
      row['kind'],
    ]
      .map(String)
      .join(' ')
  return rows
    .map((row) => ({ row, rank: `${rank(row)} ${String(row['number']).padStart(4, '0')}` }))
    .toSorted((one, other) => (one.rank < other.rank ? -1 : one.rank > other.rank ? 1 : 0))
    .map(({ row }) => row)
}
