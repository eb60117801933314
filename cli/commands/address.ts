import type { Command } from 'commander'
import { addressColumns, listAddresses, restore } from '../mails/addresses.ts'
import { printItems } from '../output.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

export function addAddressCommands(program: Command): void {
  const group = program
    .command('address')
    .description('addresses to which nothing is sent, because mail came back')
  withConnection(
    group.command('list').description('all of them by their ids, and whose they are, longest first'),
    async (connection, options) =>
      printItems(await listAddresses(connection), addressColumns, {
        ...options,
        whenEmpty: 'no address is suspended',
      }),
  )
  withConnection<CommonOptions & { operator?: string }>(
    group
      .command('restore [address]')
      .description(
        'send to an address again, named by itself or its id; what was refused meanwhile: mail retry',
      )
      .option('--operator <operator>', 'those of this one'),
    async (connection, { operator, ...options }, address) =>
      printItems(await restore(connection, { address, operator }), ['id', 'outcome'], options),
  )
}
