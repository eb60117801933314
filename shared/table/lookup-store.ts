import { createHmac } from 'node:crypto'
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import type { Household, Person } from '../domain/household.ts'
import { hexId, slug } from '../domain/identifier.ts'
import {
  type Found,
  isReason,
  type LookupKind,
  type LookupWord,
  lookupKind,
  lookupWordsOf,
  possiblyKnownAmong,
} from '../domain/lookup.ts'
import type { PossiblyKnown } from '../domain/possibly-known.ts'
import { Unavailable } from '../errors.ts'
import { key } from './keys.ts'
import { find } from './read.ts'
import { type Item, shape } from './shape.ts'
import type { Table } from './table.ts'

/** What HMACs are keyed by. Made once and never changed: every key of a look-up would be lost with it. */
export const lookupSecretShape = shape({
  name: 'lookup-secret',
  schema: z.object({ base64: z.string().check(z.minLength(43)), version: z.literal(1) }),
  key: () => key.lookupSecret(),
})

/** One word of a household, as its HMAC; the word itself stands nowhere. */
export const lookupShape = shape({
  name: 'lookup',
  schema: z.object({
    hmac: hexId,
    kind: lookupKind,
    household: hexId,
    person: z.int().check(z.gte(1)),
    district: slug,
  }),
  key: ({ hmac, household, person }) => key.lookup(hmac, household, person),
})

/** The look-ups of one table; the secret is read once per process. */
export interface Lookups {
  readonly table: Table
  secret(): Promise<Uint8Array>
}

const SECRET_BYTES = 32

/** @param chance makes so many random bytes, which become the secret if there is none yet */
export function openLookups(table: Table, chance: (bytes: number) => Uint8Array): Lookups {
  let secret: Promise<Uint8Array> | undefined
  return {
    table,
    async secret() {
      secret ??= readSecret(table, chance)
      try {
        return await secret
      } catch (error) {
        secret = undefined
        throw error
      }
    },
  }
}

async function readSecret(table: Table, chance: (bytes: number) => Uint8Array): Promise<Uint8Array> {
  const found =
    (await find(table, lookupSecretShape, key.lookupSecret())) ??
    (await makeSecret(table, chance(SECRET_BYTES)))
  return Buffer.from(found.base64, 'base64')
}

/** Whoever comes second takes what the first has made. */
async function makeSecret(table: Table, bytes: Uint8Array) {
  const made = { base64: Buffer.from(bytes).toString('base64'), version: 1 as const }
  try {
    const Item = lookupSecretShape.toItem(made)
    await table.client.send(
      new PutCommand({ TableName: table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' }),
    )
    return made
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
    const first = await find(table, lookupSecretShape, key.lookupSecret())
    if (first === undefined)
      throw new Unavailable('the secret of the look-ups was there and is gone: try again')
    return first
  }
}

const HMAC_BYTES = 16

async function hmacOf({ kind, word }: LookupWord, lookups: Lookups): Promise<string> {
  const hmac = createHmac('sha256', await lookups.secret()).update(JSON.stringify([kind, word]))
  return hmac.digest().subarray(0, HMAC_BYTES).toString('hex')
}

/** The items by which a household is found; made in the transaction that makes it. */
export async function lookupItems(
  lookups: Lookups,
  { id, district }: Pick<Household, 'id' | 'district'>,
  persons: readonly Person[],
): Promise<Item[]> {
  const items = lookupWordsOf(persons).map(async ({ person, ...word }) => {
    const hmac = await hmacOf(word, lookups)
    return lookupShape.toItem({ hmac, kind: word.kind, household: id, person, district })
  })
  return Promise.all(items)
}

/** A phone that an institution gives for all its families must not make each registration slower than the last. */
export const MAX_HOUSEHOLDS_PER_WORD = 50

/** The households that these words lead to, each once with the kinds of words that fit; up to 50 for one word. */
export async function findByWords(lookups: Lookups, words: readonly LookupWord[]): Promise<Found[]> {
  const found = new Map<string, LookupKind[]>()
  for (const entry of (await Promise.all(words.map((word) => entriesOf(word, lookups)))).flat()) {
    const { household, kind } = entry
    found.set(household, [...new Set([...(found.get(household) ?? []), kind])])
  }
  return [...found].map(([household, kinds]) => ({ household, kinds }))
}

/** The households that may be the same family as these persons', their own left out. */
export async function findPossiblyKnown(
  lookups: Lookups,
  persons: readonly Person[],
  own: string,
): Promise<PossiblyKnown[]> {
  const words = lookupWordsOf(persons).filter(({ kind }) => isReason(kind))
  return possiblyKnownAmong(await findByWords(lookups, words), own)
}

async function entriesOf(word: LookupWord, lookups: Lookups) {
  const { pk } = key.lookup(await hmacOf(word, lookups), '', 0)
  const { Items = [] } = await lookups.table.client.send(
    new QueryCommand({
      TableName: lookups.table.name,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ConsistentRead: true,
      Limit: MAX_HOUSEHOLDS_PER_WORD,
    }),
  )
  return Items.map((item) => lookupShape.fromItem(item))
}
