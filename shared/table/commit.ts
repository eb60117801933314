import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import type { AnyEvent } from '../../events/all-events.ts'
import { Conflict, Refused, Unavailable } from '../errors.ts'
import { eventItem } from './event-item.ts'
import type { Key } from './keys.ts'
import type { Item } from './shape.ts'
import type { Table } from './table.ts'

/** One item's part of a transaction. A state item carries `version`, and every write conditions on it. */
export type Change =
  /** Must not exist yet. */
  | { readonly create: Item }
  /** Must stand at `version - 1`. */
  | { readonly replace: Item & { readonly version: number } }
  /** A technical row that several write: is made, or is there and still `pending`. Its version counts the writings. */
  | { readonly pending: Item }
  /** Must still stand at this version; is there no longer then. For what says only that something is so. */
  | { readonly remove: Key; readonly version: number }
  /** Must still stand at this version; is not written. */
  | { readonly check: Key; readonly version: number }

type Action = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

/** What DynamoDB allows in one transaction. */
export const MAX_ACTIONS = 100
const MAX_ATTEMPTS = 6
/** Doubled at each attempt and taken by chance: at worst two seconds in all, well within the door’s four. */
const BACKOFF_MS = 15
const passing = new Set(['None', 'TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])

/**
 * Changes state and tells it, in one transaction: either all changes and all events are in the table, or none.
 * Tries again when, and only when, every reason of a cancellation is a conflict with another transaction or a throttle.
 * @throws Conflict when an item was not as expected (its keys are in the error): read again, decide again
 * @throws Refused when the change has more than 100 actions: make it a loop of small transactions
 * @throws Unavailable when the table stayed busy
 */
export async function commit(
  table: Table,
  changes: readonly Change[],
  events: readonly AnyEvent[],
): Promise<void> {
  const actions = [...changes, ...events.map((event): Change => ({ create: eventItem(event) }))].map(
    (change) => toAction(table.name, change),
  )
  if (actions.length > MAX_ACTIONS) {
    throw new Refused(
      `a change of ${actions.length} items is more than the ${MAX_ACTIONS} of one transaction: split it`,
    )
  }
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const outcome = await write(table, actions)
    if (outcome === 'done') return
    await pause(Math.random() * BACKOFF_MS * 2 ** attempt)
  }
  throw new Unavailable(
    `the table stayed busy for ${MAX_ATTEMPTS} attempts: the same change may be tried again`,
  )
}

function toAction(TableName: string, change: Change): Action {
  if ('create' in change) {
    return { Put: { TableName, Item: change.create, ConditionExpression: 'attribute_not_exists(pk)' } }
  }
  if ('pending' in change) return { Update: { TableName, ...whilePending(change.pending) } }
  if ('replace' in change) {
    return { Put: { TableName, Item: change.replace, ...atVersion(change.replace.version - 1) } }
  }
  if ('remove' in change) {
    return { Delete: { TableName, Key: change.remove, ...atVersion(change.version) } }
  }
  return { ConditionCheck: { TableName, Key: change.check, ...atVersion(change.version) } }
}

/** What others have noted in the row stays; each who writes brings it one version further. */
function whilePending({ pk, sk, version: _, ...attributes }: Item) {
  const set = Object.entries(attributes).filter(([, value]) => value !== undefined)
  return {
    Key: { pk, sk },
    UpdateExpression: `SET ${set.map((_, place) => `#a${place} = :a${place}`).join(', ')} ADD #version :one`,
    ConditionExpression: 'attribute_not_exists(pk) OR #status = :pending',
    ExpressionAttributeNames: {
      '#status': 'status',
      '#version': 'version',
      ...Object.fromEntries(set.map(([name], place) => [`#a${place}`, name])),
    },
    ExpressionAttributeValues: {
      ':pending': 'pending',
      ':one': 1,
      ...Object.fromEntries(set.map(([, value], place) => [`:a${place}`, value])),
    },
  }
}

function atVersion(version: number) {
  if (version === 0) return unversioned
  return {
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': version },
  }
}

/** A row of before it had versions. */
const unversioned = {
  ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(#version)',
  ExpressionAttributeNames: { '#version': 'version' },
}

async function write(table: Table, actions: Action[]): Promise<'done' | 'busy'> {
  try {
    await table.client.send(new TransactWriteCommand({ TransactItems: actions }))
    return 'done'
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error
    const reasons = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? 'None')
    if (reasons.length > 0 && reasons.every((reason) => passing.has(reason))) return 'busy'
    const failed = actions.filter((_, place) => reasons[place] === 'ConditionalCheckFailed').map(keyOfAction)
    if (failed.length === 0) throw error
    throw new Conflict(`${failed.map(({ pk, sk }) => `${pk} ${sk}`).join(', ')}: changed meanwhile`, failed, {
      cause: error,
    })
  }
}

function keyOfAction(action: Action): Key {
  const { pk, sk } =
    action.Put?.Item ?? action.Update?.Key ?? action.Delete?.Key ?? action.ConditionCheck?.Key ?? {}
  return { pk: String(pk), sk: String(sk) }
}

function pause(ms: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, ms))
}
