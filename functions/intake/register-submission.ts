import { randomBytes } from 'node:crypto'
import { queueHandler } from '../../shared/edge/queue-handler.ts'
import { Conflict } from '../../shared/errors.ts'
import { setting } from '../../shared/settings.ts'
import { type Lookups, openLookups } from '../../shared/table/lookup-store.ts'
import { openTable } from '../../shared/table/table.ts'
import { type Message, message, settle } from './settlement.ts'

/**
 * Consumes the intake queue: a received submission becomes a referral with its household in one transaction, or is
 * quarantined with every problem. A repeated message finds nothing left to do.
 */
export const handler = queueHandler(message, open, take)

const MAX_ATTEMPTS = 3

function open(): Lookups {
  return openLookups(openTable(setting('TABLE_NAME')), randomBytes)
}

async function take(hint: Message, lookups: Lookups, now: Date): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await settle(hint, lookups, now)
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === MAX_ATTEMPTS) throw error
    }
  }
}
