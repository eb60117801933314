import type { Command } from 'commander'
import { printItems, printThing } from '../output.ts'
import { addPartner, listPartners } from '../partners.ts'
import { addFormCommands } from './form.ts'
import { type FormOptions, newFormFrom, withFormOptions } from './form-options.ts'
import { addPartnerSwitches } from './form-switches.ts'
import { addPartnerSettings, type MailOptions, mailSaid, withMailOptions } from './partner-settings.ts'
import { withConnection } from './with-connection.ts'

const columns = [
  'id',
  'name',
  'district',
  'forms',
  'providers',
  'enabled',
  'testing',
  'rhythm',
  'contact',
  'mailDomains',
  'lastSubmissionAt',
  'lastRefusalAt',
]

export function addPartnerCommands(program: Command): void {
  const partner = program.command('partner').description('organisations that refer families, and their forms')
  withConnection<FormOptions & MailOptions & { name: string; district: string }>(
    withMailOptions(
      withFormOptions(
        partner
          .command('add <id>')
          .description('add a partner with its first form; prints the webhook address and the secret')
          .requiredOption('--name <name>', 'name of the organisation (required)')
          .requiredOption('--district <district>', 'district that its form belongs to (required)'),
      ),
    ),
    async (connection, options, id = '') => {
      const form = await newFormFrom(options, connection.now())
      const { name, district } = options
      const mail = mailSaid(options)
      printThing(await addPartner(connection, { ...form, id, name, district, mail }), options)
    },
  )
  withConnection(
    partner.command('list').description('all partners with what was last heard of their forms, oldest first'),
    async (connection, options) => printItems(await listPartners(connection), columns, options),
  )
  addPartnerSettings(partner)
  addPartnerSwitches(partner)
  addFormCommands(partner)
}
