import { slug } from '../../../shared/domain/identifier.ts'
import { insurance, organisation } from '../../../shared/domain/organisation.ts'
import type { SaidOrganisation } from '../../../shared/mentors/organisation-plan.ts'
import type { Note, Row, RowProblem } from '../file/row.ts'
import type { Headings } from '../headings.ts'
import { readDate } from '../row/dates.ts'
import { cellReader } from '../sheet-cells.ts'
import { cellsOf } from '../sheet-row.ts'
import { organisationColumns } from './columns.ts'

/** What a row says of an organisation. */
export interface SaidInRow extends SaidOrganisation {
  readonly line: number
}

export interface OrganisationContext {
  readonly headings: Headings
  readonly districts: readonly string[]
  readonly translate: (column: string, word: string) => string
}

export interface OrganisationReading {
  readonly said: SaidInRow
  readonly problems: readonly RowProblem[]
}

/** An insurance may well have ended; a year that nobody insures for is a slip. */
const INSURED = ['2000-01-01', '2100-12-31'] as const

/** Reads one row. A pure function of the row, the mapping and the districts. */
export function readOrganisationRow(row: Row, context: OrganisationContext): OrganisationReading {
  const { line } = row
  const { headings, districts, translate } = context
  const problems: RowProblem[] = []
  const note: Note = (column, problem) => void problems.push({ line, column, problem })
  const read = cellReader(cellsOf(row, organisationColumns, headings, note), translate, note)
  const { name, contact } = organisation.shape
  const said = {
    line,
    id: read.filled('id', (text) => slug.safeParse(text).data, 'small letters, digits and hyphens') ?? '',
    name: read.filled('name', (text) => name.safeParse(text).data, 'up to 200 characters'),
    district: read.word('district', districts),
    insuredUntil: read.orNone(
      'insured_until',
      (text) => readDate(text, INSURED),
      'its last day: 2027-12-31 or 31/12/2027',
    ),
    insuranceNumber: read.orNone(
      'insurance_number',
      (text) => insurance.shape.number.safeParse(text).data,
      'up to 200 characters',
    ),
    contact: read.orNone('contact', (text) => contact.safeParse(text).data, 'one e-mail address'),
  }
  if (said.id === '' && problems.every(({ column }) => column !== 'id')) note('id', 'missing')
  return { said, problems }
}
