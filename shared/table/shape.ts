import type * as z from 'zod/mini'
import { Unreadable } from '../errors.ts'
import type { IndexKeys, Key } from './keys.ts'

/** An item as it lies in the table: its keys, its shape's version `v`, and the thing itself. */
export type Item = Key & IndexKeys & { readonly v: number } & Readonly<Record<string, unknown>>

/** A small map of what one row of a list shows: ids, enums, dates, numbers. */
export type ListRow = Readonly<Record<string, unknown>>

/** Lifts a stored item of one older shape to the next. */
type Lift = (older: Record<string, unknown>) => Record<string, unknown>

interface ShapeDefinition<Schema extends z.ZodMiniType> {
  readonly name: string
  readonly schema: Schema
  readonly key: (value: z.infer<Schema>) => Key
  /** Where it stands in the indexes, and from when on it may be forgotten: seconds, as DynamoDB's TTL wants them. */
  readonly indexes?: (
    value: z.infer<Schema>,
  ) => IndexKeys & { readonly list?: ListRow; readonly expiresAt?: number }
  /** The lift at place n takes shape n + 1 to n + 2; the present shape's version is one more than their number. */
  readonly lifts?: readonly Lift[]
}

/** How one kind of thing is written into the table and read back. Readers lift older shapes; writers know only the newest. */
export interface Shape<Value> {
  toItem(value: Value): Item & Value
  /** @throws Unreadable when the item is newer than this program or not what its shape says */
  fromItem(item: Record<string, unknown>): Value
}

export function shape<Schema extends z.ZodMiniType<Record<string, unknown>>>(
  definition: ShapeDefinition<Schema>,
): Shape<z.infer<Schema>> {
  const { name, schema, key, indexes, lifts = [] } = definition
  const newest = lifts.length + 1
  return {
    toItem: (value) => ({ ...value, ...key(value), ...indexes?.(value), v: newest }),
    fromItem(item) {
      const v = item['v']
      if (typeof v !== 'number' || v < 1 || v > newest) {
        throw new Unreadable(
          `${name} ${place(item)} has shape version ${v}, this program knows 1–${newest}: deploy a newer one`,
        )
      }
      const parsed = schema.safeParse(
        lifts.slice(v - 1).reduce((older, lift) => lift(older), contentOf(item)),
      )
      if (parsed.success) return parsed.data
      throw new Unreadable(`${name} ${place(item)} does not fit its shape at ${pathsOf(parsed.error)}`)
    },
  }
}

/** So many days after an instant, in seconds, as DynamoDB's TTL wants it. */
export function secondsAfter(at: string, days: number): number {
  return Math.floor(Date.parse(at) / 1000) + days * 86_400
}

const technical = new Set(['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk', 'list', 'expiresAt', 'v'])

/** The thing itself, without what only the table needs. */
function contentOf(item: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !technical.has(name)))
}

function place(item: Record<string, unknown>): string {
  return `${item['pk']} ${item['sk']}`
}

/** Names where, never what: a value may be personal. */
function pathsOf(error: z.core.$ZodError): string {
  return error.issues.map((issue) => issue.path.join('.') || '(whole)').join(', ')
}
