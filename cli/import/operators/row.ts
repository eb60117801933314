import { isBlank, wordOf } from '../../../functions/intake/dictionary/reading.ts'
import { slug } from '../../../shared/domain/identifier.ts'
import { type Absence, type Operator, operator } from '../../../shared/domain/operator.ts'
import type { Note, Row, RowProblem } from '../file/row.ts'
import type { Headings } from '../headings.ts'
import { type Cells, cellsOf, oneOf, partsOf } from '../sheet-row.ts'
import { ABSENCE_FORMS, overlapOf, readAbsences } from './absences.ts'
import { type OperatorColumn, operatorColumns } from './columns.ts'
import { type DutyContext, readKinds, readRoles, type SaidKinds, type SaidRoles } from './duties.ts'

/** What a row says of an operator. What it does not speak of is undefined, what it says there is none of is null. */
export interface SaidOperator {
  readonly line: number
  readonly id: string
  readonly name: string | undefined
  readonly signInAddress: string | undefined
  readonly noticeAddress: string | null | undefined
  readonly language: Operator['language'] | undefined
  readonly districts: readonly SaidRoles[] | undefined
  readonly kinds: readonly SaidKinds[] | undefined
  /** Ids of those that they are named for from now on. */
  readonly institutions: readonly string[]
  readonly deputy: string | null | undefined
  readonly absences: readonly Absence[] | undefined
}

export interface OperatorContext extends DutyContext {
  readonly headings: Headings
}

export interface OperatorReading {
  readonly said: SaidOperator
  readonly problems: readonly RowProblem[]
}

const { name, signInAddress } = operator.shape

/** Reads one row. A pure function of the row, the mapping and the districts. */
export function readOperatorRow(row: Row, context: OperatorContext): OperatorReading {
  const { line } = row
  const problems: RowProblem[] = []
  const note: Note = (column, problem) => void problems.push({ line, column, problem })
  const cells = cellsOf(row, operatorColumns, context.headings, note)
  const read = reader(cells, context, note)
  const said = {
    line,
    id: read.id('id') ?? '',
    name: read.filled('name', (text) => name.safeParse(text).data),
    signInAddress: read.filled('email', (text) => signInAddress.safeParse(text).data),
    noticeAddress: read.orNone('notice_email', (text) => signInAddress.safeParse(text).data),
    language: read.word('language', ['it', 'en']),
    districts: read.parts('districts', (raw, tell) => readRoles(raw, context, tell)),
    kinds: read.parts('kinds', (raw, tell) => readKinds(raw, context, tell)),
    institutions: partsOf(cells.get('institutions')).map((one) => context.translate('institutions', one)),
    deputy: read.orNone('deputy', (text) => slug.safeParse(text).data),
    absences: read.parts('absences', absencesOf),
  }
  if (said.id === '' && problems.every(({ column }) => column !== 'id')) note('id', 'missing')
  if (said.districts?.length === 0) note('districts', 'missing')
  return { said, problems }
}

function absencesOf(raw: unknown, tell: (problem: string) => void): readonly Absence[] {
  const read = readAbsences(raw)
  if (read === undefined) tell(`not days: write ${ABSENCE_FORMS}`)
  const twice = overlapOf(read ?? [])
  if (twice !== undefined) tell(`two absences have ${twice} in common`)
  return read ?? []
}

/** Reads the cells of one row, each as what it is to be. */
function reader(cells: Cells<OperatorColumn>, { translate }: OperatorContext, note: Note) {
  const textIn = (column: OperatorColumn) => translate(column, wordOf(cells.get(column)).trim())
  const filled = <Value>(column: OperatorColumn, parse: (text: string) => Value | undefined) => {
    if (!cells.has(column)) return undefined
    const value = isBlank(cells.get(column)) ? undefined : parse(textIn(column))
    if (value === undefined) note(column, isBlank(cells.get(column)) ? 'missing' : 'unreadable')
    return value
  }
  return {
    filled,
    id: (column: OperatorColumn) => filled(column, (text) => slug.safeParse(text).data),
    orNone: <Value>(column: OperatorColumn, parse: (text: string) => Value | undefined) =>
      cells.has(column) && isBlank(cells.get(column)) ? null : filled(column, parse),
    word: <Word extends string>(column: OperatorColumn, words: readonly Word[]) => {
      if (isBlank(cells.get(column))) return undefined
      const word = oneOf(words, textIn(column))
      if (word === undefined) note(column, `unknown word: use ${words.join(' or ')}`)
      return word
    },
    parts: <Part>(
      column: OperatorColumn,
      parse: (raw: unknown, tell: (problem: string) => void) => readonly Part[],
    ) => (cells.has(column) ? parse(cells.get(column), (problem) => note(column, problem)) : undefined),
  }
}
