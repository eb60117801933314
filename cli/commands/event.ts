import type { Command } from 'commander'
import { listEvents } from '../events.ts'
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
      .option(
        '--subject <kind/id>',
        'what they are about: referral/…, submission/…, partner/…, or a case code',
      )
      .option('--limit <n>', 'at most so many, the newest', wholeNumberFrom(1)),
    async (connection, options) => {
      const events = await listEvents(connection, options.subject)
      printItems(
        options.limit === undefined ? events : events.slice(-options.limit),
        ['at', 'type', 'subject', 'id'],
        options,
      )
    },
  )
}
