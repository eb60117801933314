import type { ListRow } from '../shared/table/shape.ts'

/** All rows of several sources. */
export async function collect(sources: readonly AsyncIterable<ListRow>[]): Promise<ListRow[]> {
  const lists = await Promise.all(sources.map((source) => Array.fromAsync(source)))
  return lists.flat()
}

/** One row of each thing, the last one: what changed its status while the lists were read may stand in two of them. */
export function latestOf(rows: readonly ListRow[], names: readonly string[]): ListRow[] {
  return [...new Map(rows.map((row) => [names.map((name) => row[name]).join(' '), row])).values()]
}

/** Rows in order of an instant that they carry. */
export function byTime(rows: readonly ListRow[], name: string): ListRow[] {
  return rows.toSorted((a, b) => compare(String(a[name]), String(b[name])))
}

/** The first rows, or all without a limit. */
export function firstRows(rows: readonly ListRow[], limit: number | undefined): readonly ListRow[] {
  return limit === undefined ? rows : rows.slice(0, limit)
}

/** By code units, as DynamoDB sorts; equal ones keep their order. */
function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}
