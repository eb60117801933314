import { Refused } from '../../../shared/errors.ts'
import type { RowProblem, Rows } from './row.ts'

/** What a file lists. */
export type Listed = 'households' | 'operators' | 'institutions' | 'organisations' | 'mentors'

/**
 * Rows of a JSON list of objects, or of an object that holds it under the name of what it lists.
 * @throws Refused when it is neither
 */
export function jsonRows(json: unknown, named: Listed = 'households'): Rows {
  const list = Array.isArray(json) ? json : new Map(Object.entries(json ?? {})).get(named)
  if (!Array.isArray(list)) {
    throw new Refused(`the file must be a JSON list of ${named}, or an object with such a list as "${named}"`)
  }
  const problems: RowProblem[] = []
  const rows = list.flatMap((entry: unknown, place) => {
    const line = place + 1
    if (typeof entry === 'object' && entry !== null && !Array.isArray(entry)) {
      return [{ line, cells: new Map<string, unknown>(Object.entries(entry)) }]
    }
    problems.push({ line, column: '', problem: 'not an object' })
    return []
  })
  return { rows, problems }
}
