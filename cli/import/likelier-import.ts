import type { Rows } from './file/row.ts'
import { headingsWith, type OtherNames } from './other-headings.ts'
import type { SheetMapping } from './sheet.ts'

/** What an import takes, and the names that its columns go by. */
export interface Taking {
  readonly named: string
  readonly columns: readonly string[]
  readonly otherNames?: OtherNames<string>
}

const unmapped: SheetMapping = { fields: {}, values: {}, constants: {} }

/** A remark where another import knows more of a file’s headings than the one that was asked for. */
export function likelierImport(
  { rows }: Rows,
  asked: Taking,
  mapping: SheetMapping,
  all: readonly Taking[],
): string[] {
  const headings = [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))]
  const known = ({ columns, otherNames = {} }: Taking, by: SheetMapping) => {
    const { columnOf } = headingsWith(columns, otherNames, by)
    return headings.filter((heading) => columnOf(heading) !== undefined).length
  }
  const own = known(asked, mapping)
  const [best] = all
    .map(({ named, ...its }) => ({ named, count: known({ named, ...its }, unmapped) }))
    .filter(({ count }) => count > own)
    .toSorted((one, other) => other.count - one.count)
  if (best === undefined) return []
  const of = `${best.count} of its ${headings.length} headings, and "import ${asked.named}" ${own}`
  return [`this looks like a file for "import ${best.named}", which knows ${of}`]
}
