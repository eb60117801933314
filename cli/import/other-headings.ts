import { spelling } from '../../shared/domain/folding.ts'
import type { Headings } from './headings.ts'
import { type SheetMapping, sheetHeadings } from './sheet.ts'

/** Other names of columns, as people call them in Italian and English, however they are spelt. */
export type OtherNames<Column extends string> = Readonly<Partial<Record<Column, readonly string[]>>>

/** As `sheetHeadings`; a heading that neither the mapping nor a column's own name explains may be another name of it. */
export function headingsWith<Column extends string>(
  columns: readonly Column[],
  others: OtherNames<Column>,
  mapping: SheetMapping,
): Headings {
  const { columnOf, constants } = sheetHeadings(columns, mapping)
  const byOther = new Map(
    columns.flatMap((column) => (others[column] ?? []).map((name) => [spelling(name), column] as const)),
  )
  return { columnOf: (heading) => columnOf(heading) ?? byOther.get(spelling(heading)), constants }
}
