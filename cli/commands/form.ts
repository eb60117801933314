import { Argument, type Command } from 'commander'
import { addForm } from '../forms/add.ts'
import { setMapping, setTesting } from '../forms/change.ts'
import { requireForm } from '../forms/form.ts'
import { listForms, showForm } from '../forms/list.ts'
import { reportOnForm } from '../forms/report.ts'
import { mappingIn } from '../mapping-file.ts'
import { print, printItems, printThing } from '../output.ts'
import { type FormOptions, newFormFrom, withFormOptions } from './form-options.ts'
import { addFormSwitches } from './form-switches.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

const columns = [
  'id',
  'partner',
  'district',
  'provider',
  'kind',
  'rhythm',
  'enabled',
  'isTesting',
  'lastSubmissionAt',
  'lastRefusalAt',
]
const reportColumns = ['verdict', 'field', 'called', 'problem', 'value', 'note']

/** `partner form …`: every form of a partner has an id, an address, a secret and a mapping of its own. */
export function addFormCommands(partner: Command): void {
  const form = partner.command('form').description('the forms of a partner')
  withConnection<FormOptions & { district?: string }>(
    withFormOptions(
      form
        .command('add <partner> <form>')
        .description('give a partner a further form; prints the webhook address and the secret')
        .option('--district <district>', 'district that it belongs to (default: the partner’s)'),
    ),
    async (connection, options, partnerId = '', id = '') => {
      const given = await newFormFrom(options, connection.now())
      const { district } = options
      printThing(await addForm(connection, { ...given, id, partner: partnerId, district }), options)
    },
  )
  withConnection(
    form.command('list [partner]').description('all forms, or those of one partner'),
    async (connection, options, partnerId) =>
      printItems(await listForms(connection, partnerId), columns, options),
  )
  withConnection(
    form.command('show <form>').description('one form with its mapping, and what was last heard of it'),
    async (connection, options, id = '') => {
      const { mapping, ...shown } = await showForm(connection, id)
      printThing(options.json ? { ...shown, mapping } : shown, options)
      if (!options.json) print(`mapping\n${JSON.stringify(mapping, null, 2)}`)
    },
  )
  addFormSwitches(form)
  addMappingCommands(form)
}

function addMappingCommands(form: Command): void {
  withConnection<CommonOptions & { dryRun?: boolean }>(
    form
      .command('set-mapping <form> <file>')
      .description('have a form read by the mapping in a JSON file, or - for standard input')
      .option('--dry-run', 'only check it; nothing is changed'),
    async (connection, options, id = '', file = '') => {
      const mapping = await mappingIn(file, connection.now(), await requireForm(connection, id))
      printThing(await setMapping(connection, id, mapping, options.dryRun), options)
    },
  )
  withConnection(
    form
      .command('test <form>')
      .description('try a form out: while it is on, nothing that it sends becomes a referral')
      .addArgument(new Argument('<state>', 'on or off').choices(['on', 'off'])),
    async (connection, options, id = '', state = '') =>
      printThing(await setTesting(connection, id, state === 'on'), options),
  )
  withConnection<CommonOptions & { mapping?: string }>(
    form
      .command('report <form>')
      .description(
        'how the last submission of a form is read, question by question; values by their shape only',
      )
      .option('--mapping <file>', 'by this mapping instead of the form’s own; nothing is changed'),
    async (connection, options, id = '') => {
      const found = await requireForm(connection, id)
      const mapping =
        options.mapping === undefined ? undefined : await mappingIn(options.mapping, connection.now(), found)
      const { lines, ...submission } = await reportOnForm(connection, id, mapping)
      if (options.json) return printThing({ ...submission, lines }, options)
      const unasked = lines.filter(({ verdict }) => verdict === 'not asked').map(({ field }) => field)
      printThing({ ...submission, notAsked: unasked }, options)
      printItems(
        lines.filter(({ verdict }) => verdict !== 'not asked'),
        reportColumns,
        options,
      )
    },
  )
}
