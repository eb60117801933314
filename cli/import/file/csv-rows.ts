import { CsvError, parse } from 'csv-parse/sync'
import * as z from 'zod'
import { Refused } from '../../../shared/errors.ts'
import type { Row, RowProblem, Rows } from './row.ts'

const HEADINGS_LINE = 1

const records = z.array(z.object({ info: z.object({ lines: z.number() }), record: z.array(z.string()) }))

/**
 * Rows of a CSV with headings: commas or semicolons, quoted line breaks, a byte order mark.
 * @throws Refused when a quote is wrong or there is no heading
 */
export function csvRows(text: string): Rows {
  // A file that went through several programs has several kinds of line ends.
  const [header, ...lines] = parsed(text.replace(/\r\n?/g, '\n'))
  if (header === undefined) throw new Refused('the file is empty: its first line must name the columns')
  const headings = header.record.map((heading) => heading.trim())
  const problems: RowProblem[] = []
  const rows: Row[] = []
  for (const { info, record } of lines.filter((line) => !line.record.every(isBlank))) {
    const line = info.lines - record.join('').split('\n').length + 1
    if (record.length !== headings.length) {
      const problem = `${record.length} columns, the first line has ${headings.length}`
      problems.push({ line, column: '', problem })
    }
    rows.push({ line, cells: new Map(headings.map((heading, place) => [heading, record[place] ?? ''])) })
  }
  return { rows, problems: [...problems, ...repeated(headings)], headingsLine: HEADINGS_LINE }
}

function isBlank(cell: string): boolean {
  return cell.trim() === ''
}

function repeated(headings: readonly string[]): RowProblem[] {
  const again = headings.filter((heading, place) => heading !== '' && headings.indexOf(heading) < place)
  return again.map((column) => ({ line: HEADINGS_LINE, column, problem: 'two columns have this name' }))
}

function parsed(text: string): z.infer<typeof records> {
  const options = { bom: true, relax_column_count: true, skip_empty_lines: true, info: true }
  try {
    return records.parse(parse(text, { ...options, delimiter: delimiterOf(text) }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // Its message quotes the cell.
    const line = Number(error['lines']) || '?'
    throw new Refused(`line ${line}: a quote is wrong (${error.code}): write a quote within quotes twice`)
  }
}

/** Whichever the line of headings has more of. */
function delimiterOf(text: string): ',' | ';' {
  const header = text.slice(0, text.indexOf('\n') + 1 || text.length)
  return header.split(';').length > header.split(',').length ? ';' : ','
}
