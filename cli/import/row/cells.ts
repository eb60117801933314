import { type Answers, answers } from '../../../functions/intake/dictionary/dictionary.ts'
import { isBlank } from '../../../functions/intake/dictionary/reading.ts'
import { type ColumnName, columnOf, householdFields } from '../columns.ts'
import type { Note, Row, RowProblem, Rows } from '../file/row.ts'
import type { Headings } from '../headings.ts'
import type { ImportMapping } from '../mapping.ts'
import { type CellContext, readCell } from './cell.ts'

/** Headings that stand for nothing, each once: on the line of the headings, else on the first that fills it. */
export function unknownColumns({ rows, headingsLine }: Rows, { columnOf }: Headings): RowProblem[] {
  const lines = new Map<string, number>()
  for (const { line, cells } of rows) {
    for (const [heading, cell] of cells) {
      const isUnknown = !isBlank(cell) && columnOf(heading) === undefined
      if (isUnknown && !lines.has(heading)) lines.set(heading, headingsLine ?? line)
    }
  }
  const problem = 'unknown column: map it to a column of ours, or to "ignore"'
  return [...lines].map(([column, line]) => ({ line, column, problem }))
}

/** Cells by what their headings stand for, blank ones left out; several columns may tell the parts of one list. */
export function cellsByColumn(
  { cells }: Row,
  mapping: ImportMapping,
  note: Note,
): ReadonlyMap<ColumnName, unknown> {
  const raw = new Map<ColumnName, unknown>()
  for (const [heading, cell] of cells) {
    const column = columnOf(heading, mapping)
    if (column === undefined || column === 'ignore' || isBlank(cell)) continue
    const before = raw.get(column)
    if (before !== undefined && !lists.has(column)) note(heading, `a second column for ${column}`)
    raw.set(column, before === undefined ? cell : [before, cell].flat())
  }
  for (const [name, constant] of Object.entries(mapping.constants)) {
    if (!raw.has(name as ColumnName)) raw.set(name as ColumnName, constant) // its schema allows no other keys
  }
  return raw
}

const lists = new Set<ColumnName>(['languages', 'minors_birth_years', 'availability', 'citizenship'])

/** What the fields of the dictionary say. */
export function readAnswers(
  raw: ReadonlyMap<ColumnName, unknown>,
  context: CellContext,
  note: Note,
): Answers {
  const values = householdFields.map((field) => {
    const { value, fault } = readCell(field, raw.get(field), context)
    if (fault !== undefined) note(field, fault)
    return [field, value]
  })
  return answers.parse(Object.fromEntries(values))
}
