import type { Command } from 'commander'
import { printItems, printThing } from '../output.ts'
import { addPartner, listPartners, setPartnerLiaison } from '../partners.ts'
import { needsOneOf } from '../wrong-usage.ts'
import { addFormCommands } from './form.ts'
import { type FormOptions, newFormFrom, withFormOptions } from './form-options.ts'
import { addPartnerSwitches } from './form-switches.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

const columns = [
  'id',
  'name',
  'district',
  'forms',
  'providers',
  'enabled',
  'testing',
  'rhythm',
  'lastSubmissionAt',
  'lastRefusalAt',
]

export function addPartnerCommands(program: Command): void {
  const partner = program.command('partner').description('organisations that refer families, and their forms')
  withConnection<FormOptions & { name: string; district: string }>(
    withFormOptions(
      partner
        .command('add <id>')
        .description('add a partner with its first form; prints the webhook address and the secret')
        .requiredOption('--name <name>', 'name of the organisation (required)')
        .requiredOption('--district <district>', 'district that its form belongs to (required)'),
    ),
    async (connection, options, id = '') => {
      const form = await newFormFrom(options, connection.now())
      const { name, district } = options
      printThing(await addPartner(connection, { ...form, id, name, district }), options)
    },
  )
  withConnection(
    partner.command('list').description('all partners with what was last heard of their forms, oldest first'),
    async (connection, options) => printItems(await listPartners(connection), columns, options),
  )
  withConnection<CommonOptions & { liaison?: string | false; district?: string }>(
    needsOneOf(
      partner
        .command('set <id>')
        .description('who is named for the families that it refers, where no institution is known')
        .option('--liaison <operator>', 'a liaison or coordinator of the district')
        .option('--no-liaison', 'nobody any longer'),
    ).option('--district <district>', 'for families of this district (default: the partner’s)'),
    async (connection, { liaison, district, ...options }, id = '') => {
      const operator = liaison || undefined
      printThing(await setPartnerLiaison(connection, id, { operator, district }), options)
    },
  )
  addPartnerSwitches(partner)
  addFormCommands(partner)
}
