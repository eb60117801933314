import { isDeepStrictEqual } from 'node:util'
import type { Deed } from '../../domain/deed.ts'
import type { Change } from '../../table/commit.ts'
import type { Key } from '../../table/keys.ts'
import type { Item, Shape } from '../../table/shape.ts'

/** How a thing stood before it was changed: only what is otherwise now; `null` where there was nothing. */
export type Image = Deed['before'][number]

/** Keys and indexes follow from the rest, and the version only grows. */
const derived = new Set([
  ...['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk', 'list', 'expiresAt', 'v', 'version'],
])
/** What a run goes on changing while a deadline is open. */
const ofRuns = ['next', 'missedAt']

/**
 * How the things stood that a transaction replaces. What it does not know is no part of it.
 * @param known all that may be replaced, as items
 */
export function imagesOf(written: readonly Change[], known: readonly Item[]): Image[] {
  const before = new Map(known.map((one) => [nameOf(one), one]))
  return written.flatMap((change) => {
    if (!('replace' in change)) return []
    const stood = before.get(nameOf(change.replace))
    if (stood === undefined) return []
    const { pk, sk, version } = change.replace
    return [{ pk, sk, version, item: differences(stood, change.replace) }]
  })
}

function differences(before: Item, after: Item): Record<string, unknown> {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  const always = new Set(before.sk.startsWith('DEADLINE#') ? ofRuns : [])
  const changed = [...names, ...always].filter(
    (name) => !derived.has(name) && (always.has(name) || !isDeepStrictEqual(before[name], after[name])),
  )
  return Object.fromEntries(changed.map((name) => [name, before[name] ?? null]))
}

/** A thing as it stood, at its present version. */
export function restored<Value>(shape: Shape<Value>, present: Value, { item }: Image): Value {
  const whole = Object.entries({ ...shape.toItem(present), ...item })
  return shape.fromItem(Object.fromEntries(whole.filter(([, value]) => value !== null)))
}

/** How a thing stood, if it was changed. */
export function imageAt(images: readonly Image[], at: Key): Image | undefined {
  return images.find((one) => nameOf(one) === nameOf(at))
}

function nameOf({ pk, sk }: Key): string {
  return `${pk} ${sk}`
}
