import type { Command } from 'commander'
import { listEvents } from '../events.ts'
import { firstRows } from '../lists.ts'
import { printItems } from '../output.ts'
import { wholeNumberFrom } from './whole-number.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

export function addEventCommands(program: Command): void {
  withConnection<CommonOptions & { subject?: string; limit?: number }>(
    program
      .command('event')
      .description('what happened')
      .command('list')
      .description('all events, or those of one subject, oldest first')
      .option('--subject <kind/id>', 'what they are about: referral/…, submission/…, partner/…')
      .option('--limit <n>', 'at most so many', wholeNumberFrom(1)),
    async (connection, options) => {
      const events = await listEvents(connection, options.subject)
      printItems(firstRows(events, options.limit), ['at', 'type', 'subject', 'id'], options)
    },
  )
}
