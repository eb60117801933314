import * as z from 'zod/mini'
import { instant } from '../domain/identifier.ts'
import { key } from './keys.ts'
import { queryItems } from './read.ts'
import type { Table } from './table.ts'

/** How many requests of one kind a form made on one day. */
export interface DayCount {
  /** Calendar day in Italy: `2026-01-18`. */
  readonly day: string
  readonly requests: number
  readonly lastAt: string | undefined
}

const counted = z.object({ sk: z.string(), requests: z.int(), lastAt: z.optional(instant) })

/** Refused requests of a form by day, newest first, as far back as they are kept. */
export async function refusalsOf(table: Table, form: string): Promise<DayCount[]> {
  return countsOf(table, key.formRefusals(form, ''))
}

/** Authentic requests of a form that were no finished forms, by day, newest first. */
export async function unfinishedOf(table: Table, form: string): Promise<DayCount[]> {
  return countsOf(table, key.formUnfinished(form, ''))
}

/** A day of its own for each row, and ninety of them at most: few enough to be read at once. */
async function countsOf(table: Table, { pk, sk: prefix }: { pk: string; sk: string }): Promise<DayCount[]> {
  const items = await Array.fromAsync(queryItems(table, pk, prefix))
  return items
    .map((item) => counted.parse(item))
    .map(({ sk, requests, lastAt }) => ({ day: sk.slice(prefix.length), requests, lastAt }))
    .toReversed()
}
