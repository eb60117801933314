import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { SendMessageCommand } from '@aws-sdk/client-sqs'
import * as z from 'zod'
import { type Connection, connectLocally } from '../../../cli/connection.ts'
import { endpoints } from '../../../cli/endpoints.ts'
import type { Mail } from '../../../shared/domain/mail.ts'
import { startChild } from '../child.ts'
import type { PartOptions } from '../part.ts'
import { closedLoop } from '../throughput/closed-loop.ts'
import { present } from '../throughput/present.ts'
import { putDigest, putPartner, putReceipt } from './many-mails.ts'

const script = fileURLToPath(new URL('mail-stack-process.ts', import.meta.url))
const message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), endpoints }),
  z.object({ kind: z.literal('sent'), mail: z.string(), at: z.number() }),
])
const LINES = 20
const WRITERS = 4
const SENT_WITHIN_MS = 120_000

/** Mails per second, each round. */
export interface StackPace {
  readonly digests: readonly number[]
  readonly receipts: readonly number[]
}

/** Wakes as many mails as there are submissions in a round, and waits until the bus has heard of each. */
export async function measureStackPace(
  folder: string,
  { submissions, rounds, tell }: Pick<PartOptions, 'submissions' | 'rounds' | 'tell'>,
): Promise<StackPace> {
  tell('mails: starting the stack')
  const child = startChild(script, message, [folder])
  try {
    const ready = await child.first
    if (ready.kind !== 'ready') throw new Error('the stack sent a mail before it was ready')
    const connection = await connectLocally(ready.endpoints)
    const sentAt = new Map<string, number>()
    child.onMessage((told) => {
      if (told.kind === 'sent') sentAt.set(told.mail, told.at)
    })
    const { table } = connection
    await putPartner(table)
    const rate = async (name: string, round: number, put: (n: number) => Promise<Mail>) => {
      tell(`mails: ${submissions} ${name}, ${round === 0 ? 'warming up' : `${round} of ${rounds}`}`)
      const mails: Mail[] = []
      await closedLoop(submissions, WRITERS, async (n) => void mails.push(await put(round * submissions + n)))
      const begun = present()
      await wakeAll(connection, mails)
      await until(() => mails.every(({ id }) => sentAt.has(`mail/${id}`)))
      const last = Math.max(...mails.map(({ id }) => sentAt.get(`mail/${id}`) ?? Number.NaN))
      return (submissions / (last - begun)) * 1000
    }
    const pace = { digests: [] as number[], receipts: [] as number[] }
    // Round 0 warms up and does not count.
    for (let round = 0; round <= rounds; round += 1) {
      const digests = await rate('digests', round, (n) => putDigest(table, `lettrice-${n}`, LINES))
      const receipts = await rate('receipts', round, (n) => putReceipt(table, n))
      if (round === 0) continue
      pace.digests.push(digests)
      pace.receipts.push(receipts)
    }
    connection.close()
    return pace
  } finally {
    await child.stop()
  }
}

async function wakeAll({ sqs, queues }: Connection, mails: readonly Mail[]): Promise<void> {
  const QueueUrl = Object.entries(queues).find(([name]) => /-mail$/.test(name))?.[1]
  if (QueueUrl === undefined) throw new Error('the stack has no mail queue')
  await closedLoop(mails.length, WRITERS, async (n) => {
    const MessageBody = JSON.stringify({ mail: mails[n]?.id })
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }))
  })
}

async function until(isSo: () => boolean): Promise<void> {
  const last = Date.now() + SENT_WITHIN_MS
  while (!isSo()) {
    if (Date.now() > last) throw new Error(`not all mails were sent within ${SENT_WITHIN_MS / 1000} s`)
    await wait(10)
  }
}
