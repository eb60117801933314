import type { Command } from 'commander'
import { type CommonOptions, runs } from './command.ts'
import { listDeadLetters, replayDeadLetters } from './dead-letters.ts'
import { upTo } from './lists.ts'
import { printItems } from './output.ts'

const columns = ['queue', 'messageId', 'type', 'subject', 'receivedAt']

export function addDeadLetterCommands(program: Command): void {
  const deadLetter = program.command('dead-letter').description('messages that could not be handled')
  runs<CommonOptions & { limit?: string }>(
    deadLetter
      .command('list')
      .description('all dead letters, oldest first')
      .option('--limit <n>', 'at most so many'),
    async (connection, options) =>
      printItems(upTo(await listDeadLetters(connection), options.limit), columns, options),
  )
  runs<CommonOptions & { queue?: string; message?: string }>(
    deadLetter
      .command('replay')
      .description('send dead letters back to where they failed')
      .option('--queue <name>', 'only those of this dead-letter queue')
      .option('--message <messageId>', 'only this one'),
    async (connection, options) =>
      printItems(await replayDeadLetters(connection, options), [...columns, 'outcome'], options),
  )
}
