import { Refused } from '../../../shared/errors.ts'
import type { RowProblem, Rows } from './row.ts'

/**
 * Rows of a JSON list of objects, or of an object that holds it as `households`.
 * @throws Refused when it is neither
 */
export function jsonRows(json: unknown): Rows {
  const list = typeof json === 'object' && json !== null && 'households' in json ? json.households : json
  if (!Array.isArray(list)) {
    throw new Refused(
      'the file must be a JSON list of households, or an object with such a list as "households"',
    )
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
