import { addPartner } from '../../../cli/partners.ts'
import { completeForm, makePartner } from '../../support/partner.ts'
import type { PartOptions } from '../part.ts'
import { withStack } from './bench-stack.ts'
import { runRound, type StackRound } from './stack-round.ts'

const PARTNER = 'bench'

/** Rounds of submissions through the HTTP API of a stack of its own. */
export function measureStack(folder: string, options: PartOptions): Promise<readonly StackRound[]> {
  const { rounds, submissions, senders, tell } = options
  tell('throughput: starting the stack')
  return withStack(folder, async ({ connection, onBus }) => {
    const added = await addPartner(connection, {
      ...{ id: PARTNER, name: PARTNER, provider: 'json', district: 'bergamo' },
    })
    const partner = makePartner(PARTNER, added.secret, () => added.webhookUrl)
    const send = (submissionId: string) => partner.send(completeForm(submissionId))
    const results: StackRound[] = []
    // Round 0 warms up and does not count.
    for (let round = 0; round <= rounds; round += 1) {
      tell(
        round === 0 ? 'throughput: warming up the stack' : `throughput: whole stack, ${round} of ${rounds}`,
      )
      const submissionIds = Array.from({ length: submissions }, (_, place) => `bench-${round}-${place}`)
      const result = await runRound({ connection, send, senders, submissionIds, onBus })
      if (round > 0) results.push(result)
    }
    return results
  })
}
