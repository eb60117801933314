import type { RowProblem, Rows } from './file/row.ts'
import type { SheetMapping } from './sheet.ts'

/** A file of people or places, and how it is taken over. */
export interface SheetImport {
  readonly rows: Rows
  readonly mapping: SheetMapping
  readonly dryRun?: boolean | undefined
  /** Is told how many are done, of how many, while it takes a while. */
  readonly tellProgress?: ((doing: string, done: number, of: number) => void) | undefined
}

/** What became of it; in a dry run what would become of it. */
export interface SheetImported {
  readonly isDryRun: boolean
  readonly rows: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  /** Namings that are new, where a file may make them. */
  readonly named?: number
  readonly problems: readonly RowProblem[]
  /** What to do next, in words. */
  readonly remarks: readonly string[]
  /** What is new or changed, by id. */
  readonly changes: readonly { readonly id: string; readonly changes: readonly string[] }[]
}

/** What a plan for one row says of itself. */
export interface RowPlan {
  readonly id: string
  readonly isNew: boolean
  readonly changes: readonly string[]
}

/** Counts what is planned; with a problem nothing is. */
export function outcomeOf(
  { rows, dryRun = false }: SheetImport,
  problems: readonly RowProblem[],
  plans: readonly RowPlan[],
  named?: number,
): SheetImported {
  const all = problems.length > 0 ? [] : plans
  const touched = all.filter(({ changes }) => changes.length > 0)
  const added = touched.filter(({ isNew }) => isNew).length
  return {
    isDryRun: dryRun,
    rows: rows.rows.length,
    added,
    changed: touched.length - added,
    unchanged: all.length - touched.length,
    ...(named === undefined ? {} : { named }),
    problems,
    remarks: [],
    changes: touched.map(({ id, isNew, changes }) => ({ id, changes: isNew ? ['added'] : changes })),
  }
}
