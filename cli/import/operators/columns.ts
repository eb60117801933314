import type { Needed } from '../missing-columns.ts'

/** What a file may say of operators. */
export const operatorColumns = [
  'id',
  'name',
  'email',
  'notice_email',
  'language',
  'districts',
  'kinds',
  'institutions',
  'deputy',
  'absences',
] as const
export type OperatorColumn = (typeof operatorColumns)[number]

/** Who is known already may be spoken of in part. */
export const neededOfOperators: Needed = { columns: [['id', ['id']]], page: 'docs/people.md' }
