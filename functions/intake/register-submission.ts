import { randomBytes } from 'node:crypto'
import { again } from '../../shared/casework/again.ts'
import { queueHandler } from '../../shared/edge/queue-handler.ts'
import { setting } from '../../shared/settings.ts'
import { type Lookups, openLookups } from '../../shared/table/lookup-store.ts'
import { openTable } from '../../shared/table/table.ts'
import { type Message, message, settle } from './settlement.ts'

/**
 * Consumes the intake queue: a received submission becomes a referral with its household in one transaction, or is
 * quarantined with every problem; either has an owner and deadlines. A repeated message finds nothing left to do.
 */
export const handler = queueHandler(message, open, take)

function open(): Lookups {
  return openLookups(openTable(setting('TABLE_NAME')), randomBytes)
}

async function take(hint: Message, lookups: Lookups, now: Date): Promise<void> {
  await again(() => settle(hint, lookups, now))
}
