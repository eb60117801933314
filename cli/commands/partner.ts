import { type Command, Option } from 'commander'
import { origin } from '../../shared/domain/field.ts'
import { provider } from '../../shared/domain/form.ts'
import { printItems, printThing } from '../output.ts'
import { addPartner, listPartners, type NewPartner, rotateSecret, setEnabled } from '../partners.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

export function addPartnerCommands(program: Command): void {
  const partner = program.command('partner').description('organisations that refer families, and their forms')
  withConnection<CommonOptions & Omit<NewPartner, 'id'>>(
    partner
      .command('add <id>')
      .description('add a partner with its first form; prints the webhook address and the secret')
      .requiredOption('--name <name>', 'name of the organisation')
      .requiredOption('--district <district>', 'district that its form belongs to')
      .addOption(
        new Option('--provider <provider>', 'form provider').choices(provider.options).default('json'),
      )
      .addOption(new Option('--origin <origin>', 'where its referrals come from').choices(origin.options))
      .option('--secret <secret>', 'a secret that the provider made (default: a new one)'),
    async (connection, options, id = '') =>
      printThing(await addPartner(connection, { ...options, id }), options),
  )
  withConnection(
    partner.command('list').description('all partners, oldest first'),
    async (connection, options) =>
      printItems(
        await listPartners(connection),
        ['id', 'name', 'district', 'provider', 'enabled', 'addedAt'],
        options,
      ),
  )
  for (const [name, enabled] of [
    ['enable', true],
    ['disable', false],
  ] as const) {
    withConnection(
      partner.command(`${name} <id>`).description(`${name} a form, at once`),
      async (connection, options, id = '') => printThing(await setEnabled(connection, id, enabled), options),
    )
  }
  withConnection<CommonOptions & { secret?: string }>(
    partner
      .command('rotate-secret <id>')
      .description('give a form a new secret; the old one stays valid for 7 days')
      .option('--secret <secret>', 'a secret that the provider made (default: a new one)'),
    async (connection, options, id = '') =>
      printThing(await rotateSecret(connection, id, options.secret), options),
  )
}
