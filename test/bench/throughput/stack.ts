import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { connectLocally } from '../../../cli/connection.ts'
import { endpoints } from '../../../cli/endpoints.ts'
import { addPartner } from '../../../cli/partners.ts'
import { makePartner } from '../../support/partner.ts'
import { startChild } from '../child.ts'
import type { PartOptions } from '../part.ts'
import { runRound, type StackRound } from './stack-round.ts'

const script = fileURLToPath(new URL('stack-process.ts', import.meta.url))
const message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), endpoints }),
  z.object({ kind: z.literal('referral'), correlationId: z.string(), at: z.number() }),
])

const PARTNER = 'bench'

/** Rounds of submissions through the HTTP API of a stack of its own, which nothing else uses. */
export async function measureStack(folder: string, options: PartOptions): Promise<readonly StackRound[]> {
  const { rounds, submissions, senders, tell } = options
  tell('throughput: starting the stack')
  const child = startChild(script, message, [join(folder, 'state')])
  try {
    const ready = await child.first
    if (ready.kind !== 'ready') throw new Error('the stack told of a referral before it was ready')
    const onBus = new Map<string, number>()
    child.onMessage((told) => {
      // An event may come twice; the first time counts.
      if (told.kind === 'referral' && !onBus.has(told.correlationId)) onBus.set(told.correlationId, told.at)
    })
    const connection = await connectLocally(ready.endpoints)
    const added = await addPartner(connection, {
      ...{ id: PARTNER, name: PARTNER, provider: 'json', district: 'bergamo' },
    })
    const partner = makePartner(PARTNER, added.secret, () => added.webhookUrl)
    const results: StackRound[] = []
    // Round 0 warms up and does not count.
    for (let round = 0; round <= rounds; round += 1) {
      tell(
        round === 0 ? 'throughput: warming up the stack' : `throughput: whole stack, ${round} of ${rounds}`,
      )
      const submissionIds = Array.from({ length: submissions }, (_, place) => `bench-${round}-${place}`)
      const result = await runRound({ connection, partner, senders, submissionIds, onBus })
      if (round > 0) results.push(result)
    }
    connection.close()
    return results
  } finally {
    await child.stop()
  }
}
