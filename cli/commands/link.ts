import type { Command } from 'commander'
import { linkColumns, revokeLinks } from '../mails/revoke.ts'
import { printItems } from '../output.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

export function addLinkCommands(program: Command): void {
  const group = program.command('link').description('links in mails')
  withConnection<CommonOptions & { mail?: string; submission?: string[] }>(
    group
      .command('revoke [id]')
      .description('end links at once, whoever has them')
      .option('--mail <id>', 'all of this mail')
      .option('--submission <form-and-id...>', 'all to the page of this one’s sender: its form, then its id'),
    async (connection, { mail, submission, ...options }, id) =>
      printItems(await revokeLinks(connection, { id, mail, submission }), linkColumns, options),
  )
}
