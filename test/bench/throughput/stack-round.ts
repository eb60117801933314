import { setTimeout as wait } from 'node:timers/promises'
import type { Connection } from '../../../cli/connection.ts'
import { unpublished } from '../../../shared/table/event-store.ts'
import { SHARDS } from '../../../shared/table/keys.ts'
import { referralRows } from '../../../shared/table/referral-store.ts'
import type { Answer } from '../../support/partner.ts'
import { closedLoop } from './closed-loop.ts'
import { present } from './present.ts'

/** What one round of submissions through the whole stack took. */
export interface StackRound {
  readonly acceptedPerSecond: number
  /** From the first request until the last `referral.received` was on the bus. */
  readonly registeredPerSecond: number
  /** Milliseconds from each request to its 202. */
  readonly answers: readonly number[]
  /** Milliseconds from each 202 to its `referral.received` on the bus. */
  readonly waits: readonly number[]
}

export interface RoundOptions {
  readonly connection: Connection
  /** Sends a complete form of a family of Bergamo. */
  readonly send: (submissionId: string) => Promise<Answer>
  readonly senders: number
  readonly submissionIds: readonly string[]
  /** When the bus took `referral.received`, by correlation id; filled while the round runs. */
  readonly onBus: ReadonlyMap<string, number>
}

const SETTLES_WITHIN_MS = 120_000

/** Sends all, and waits until all are registered and every event is published. */
export async function runRound(options: RoundOptions): Promise<StackRound> {
  const { submissionIds, senders, onBus } = options
  const registeredBefore = await countReferrals(options)
  const answers: number[] = []
  const accepted = new Map<string, number>()
  const begun = present()
  const acceptedPerSecond = await closedLoop(submissionIds.length, senders, async (place) => {
    const sent = present()
    const correlationId = await sendOne(options, submissionIds[place] ?? '')
    accepted.set(correlationId, present())
    answers.push(present() - sent)
  })
  await until('all referrals are on the bus', async () => [...accepted.keys()].every((id) => onBus.has(id)))
  await until('the outbox is empty', () => isOutboxEmpty(options))
  const registered = (await countReferrals(options)) - registeredBefore
  if (registered !== submissionIds.length)
    throw new Error(`${submissionIds.length} submissions became ${registered} referrals: each should be one`)
  const pairs = [...accepted].map(([id, at]) => ({ at, told: onBus.get(id) ?? Number.NaN }))
  const seconds = (Math.max(...pairs.map(({ told }) => told)) - begun) / 1000
  return {
    acceptedPerSecond,
    registeredPerSecond: submissionIds.length / seconds,
    answers,
    waits: pairs.map(({ at, told }) => told - at),
  }
}

async function sendOne({ send }: RoundOptions, submissionId: string): Promise<string> {
  const { status, headers } = await send(submissionId)
  if (status !== 202) throw new Error(`submission ${submissionId} was answered ${status}, not 202`)
  return headers.get('x-correlation-id') ?? ''
}

async function countReferrals({ connection: { table } }: RoundOptions): Promise<number> {
  return (await Array.fromAsync(referralRows(table, 'bergamo', 'received'))).length
}

async function isOutboxEmpty({ connection: { table, now } }: RoundOptions): Promise<boolean> {
  for (let shard = 0; shard < SHARDS; shard += 1) {
    for await (const _ of unpublished(table, shard, now())) return false
  }
  return true
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const last = Date.now() + SETTLES_WITHIN_MS
  while (!(await isSo())) {
    if (Date.now() > last)
      throw new Error(`it did not happen within ${SETTLES_WITHIN_MS / 1000} s that ${what}`)
    await wait(25)
  }
}
