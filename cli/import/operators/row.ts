import { slug } from '../../../shared/domain/identifier.ts'
import { type Absence, type Operator, operator } from '../../../shared/domain/operator.ts'
import type { Note, Row, RowProblem } from '../file/row.ts'
import type { Headings } from '../headings.ts'
import { overlapOf, PERIOD_FORMS, readPeriods } from '../row/periods.ts'
import { cellReader } from '../sheet-cells.ts'
import { cellsOf, partsOf } from '../sheet-row.ts'
import { operatorColumns } from './columns.ts'
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
  const read = cellReader(cells, context.translate, note)
  const said = {
    line,
    id: read.filled('id', (text) => slug.safeParse(text).data) ?? '',
    name: read.filled('name', (text) => name.safeParse(text).data),
    signInAddress: read.filled('email', (text) => signInAddress.safeParse(text).data),
    noticeAddress: read.orNone('notice_email', (text) => signInAddress.safeParse(text).data),
    language: read.word('language', ['it', 'en']),
    districts: read.parts('districts', (raw, tell) => readRoles(raw, context, tell)),
    kinds: read.parts('kinds', (raw, tell) => readKinds(raw, context, tell)),
    institutions: [
      ...new Set(partsOf(cells.get('institutions')).map((one) => context.translate('institutions', one))),
    ],
    deputy: read.orNone('deputy', (text) => slug.safeParse(text).data),
    absences: read.parts('absences', absencesOf),
  }
  const isFine = (its: string) => problems.every(({ column }) => column !== its)
  if (said.id === '' && isFine('id')) note('id', 'missing')
  if (said.districts?.length === 0 && isFine('districts')) note('districts', 'missing')
  return { said, problems }
}

function absencesOf(raw: unknown, tell: (problem: string) => void): readonly Absence[] {
  const read = readPeriods(raw)
  if (read === undefined) tell(`not days: write ${PERIOD_FORMS}`)
  const twice = overlapOf(read ?? [])
  if (twice !== undefined) tell(`two absences have ${twice} in common`)
  return read ?? []
}
