import { Refused } from '../shared/errors.ts'

type Row = Readonly<Record<string, unknown>>

/** All rows of several sources. */
export async function collect(sources: readonly AsyncIterable<Row>[]): Promise<Row[]> {
  const lists = await Promise.all(sources.map((source) => Array.fromAsync(source)))
  return lists.flat()
}

/** Rows in order of an instant that they carry. */
export function byTime(rows: readonly Row[], name: string): Row[] {
  return rows.toSorted((a, b) => compare(String(a[name]), String(b[name])))
}

/** The first rows, or all without a limit. */
export function upTo(rows: readonly Row[], limit: string | undefined): readonly Row[] {
  if (limit === undefined) return rows
  if (!/^[1-9]\d*$/.test(limit)) throw new Refused(`--limit ${limit}: give a whole number from 1 on`)
  return rows.slice(0, Number(limit))
}

/** By code units, as DynamoDB sorts; equal ones keep their order. */
function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}
