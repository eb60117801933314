import type { Command } from 'commander'
import { listDeadLetters, replayDeadLetters } from '../dead-letters.ts'
import { firstRows } from '../lists.ts'
import { printItems } from '../output.ts'
import { wholeNumberFrom } from './whole-number.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

const columns = ['queue', 'messageId', 'type', 'subject', 'receivedAt']

export function addDeadLetterCommands(program: Command): void {
  const deadLetter = program.command('dead-letter').description('messages that could not be handled')
  withConnection<CommonOptions & { limit?: number }>(
    deadLetter
      .command('list')
      .description('all dead letters, oldest first')
      .option('--limit <n>', 'at most so many', wholeNumberFrom(1)),
    async (connection, options) =>
      printItems(firstRows(await listDeadLetters(connection), options.limit), columns, options),
  )
  withConnection<CommonOptions & { queue?: string; message?: string }>(
    deadLetter
      .command('replay')
      .description('send dead letters back to where they failed')
      .option('--queue <name>', 'only those of this dead-letter queue')
      .option('--message <messageId>', 'only this one'),
    async (connection, options) =>
      printItems(await replayDeadLetters(connection, options), [...columns, 'outcome'], options),
  )
}
