import { wordOf } from '../../../functions/intake/dictionary/reading.ts'
import { slug } from '../../../shared/domain/identifier.ts'
import { institution, institutionKind } from '../../../shared/domain/institution.ts'
import type { SaidInstitution } from '../../institutions/plan.ts'
import type { Note, Row, RowProblem } from '../file/row.ts'
import type { Headings } from '../headings.ts'
import type { Needed } from '../missing-columns.ts'
import { cellReader } from '../sheet-cells.ts'
import { cellsOf } from '../sheet-row.ts'

/** What a file may say of institutions. */
export const institutionColumns = [
  'id',
  'name',
  'kind',
  'district',
  'municipality',
  'code',
  'aliases',
  'liaison',
] as const

/** What is known already may be spoken of in part. */
export const neededOfInstitutions: Needed = { columns: [['id', ['id']]], page: 'docs/people.md' }

/** What a row says of an institution, and who is named for it from now on. */
export interface InstitutionReading {
  readonly line: number
  readonly said: SaidInstitution
  readonly liaison: string | undefined
  readonly problems: readonly RowProblem[]
}

export interface InstitutionContext {
  readonly headings: Headings
  readonly districts: readonly string[]
  readonly translate: (column: string, word: string) => string
}

/** Reads one row. A pure function of the row, the mapping and the districts. */
export function readInstitutionRow(row: Row, context: InstitutionContext): InstitutionReading {
  const { line } = row
  const { headings, districts, translate } = context
  const problems: RowProblem[] = []
  const note: Note = (column, problem) => void problems.push({ line, column, problem })
  const read = cellReader(cellsOf(row, institutionColumns, headings, note), translate, note)
  const isSlug = (text: string) => slug.safeParse(text).data
  const isText = (text: string) => institution.shape.name.safeParse(text).data
  const said = {
    id: read.filled('id', isSlug) ?? '',
    name: read.filled('name', isText),
    kind: read.word('kind', institutionKind.options),
    district: read.word('district', districts),
    municipality: read.filled('municipality', isText),
    code: read.orNone('code', isText),
    aliases: read.parts('aliases', aliasesOf),
  }
  const liaison = read.orNone('liaison', isSlug) ?? undefined
  if (said.id === '' && problems.every(({ column }) => column !== 'id')) note('id', 'missing')
  return { line, said, liaison, problems }
}

/** A name may have a comma. */
function aliasesOf(raw: unknown): string[] {
  const pieces = Array.isArray(raw) ? raw.map(wordOf) : wordOf(raw).split(/[;\n]/)
  return [...new Set(pieces.map((piece) => piece.trim()).filter((piece) => piece !== ''))]
}
