import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { instant } from '../domain/identifier.ts'
import { romeDate } from '../domain/rome.ts'
import { type Key, key } from './keys.ts'
import { queryItems } from './read.ts'
import type { Item } from './shape.ts'
import type { Table } from './table.ts'

const COUNTS_KEPT_SECONDS = 90 * 86_400

/** When a day's counts may go, in seconds as DynamoDB's TTL wants it. */
function countExpiresAt(day: string): number {
  return Date.parse(day) / 1000 + COUNTS_KEPT_SECONDS
}

/** Says that the refusals of this form and day were told; a technical row that exists once. */
export function reportedItem(formId: string, day: string): Item {
  return { ...key.formRefusalsReported(formId, day), expiresAt: countExpiresAt(day), v: 1 }
}

/** Counts one refused request of a form on a day; the number so far. A technical row that goes by itself. */
export async function countRefusal(table: Table, formId: string, now: Date): Promise<number> {
  return count(table, key.formRefusals(formId, romeDate(now)), now)
}

/** Counts one authentic request that was no finished form. A technical row that goes by itself. */
export async function countUnfinished(table: Table, formId: string, now: Date): Promise<number> {
  return count(table, key.formUnfinished(formId, romeDate(now)), now)
}

async function count(table: Table, { pk, sk }: Key, now: Date): Promise<number> {
  const { Attributes } = await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: { pk, sk },
      UpdateExpression: 'ADD requests :one SET expiresAt = :expiresAt, lastAt = :lastAt',
      ExpressionAttributeValues: {
        ':one': 1,
        ':expiresAt': countExpiresAt(romeDate(now)),
        ':lastAt': now.toISOString(),
      },
      ReturnValues: 'UPDATED_NEW',
    }),
  )
  return Number(Attributes?.['requests'])
}

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
async function countsOf(table: Table, { pk, sk: prefix }: Key): Promise<DayCount[]> {
  const items = await Array.fromAsync(queryItems(table, pk, prefix))
  return items
    .map((item) => counted.parse(item))
    .map(({ sk, requests, lastAt }) => ({ day: sk.slice(prefix.length), requests, lastAt }))
    .toReversed()
}
