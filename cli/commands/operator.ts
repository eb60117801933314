import { type Command, Option } from 'commander'
import { role } from '../../shared/domain/operator.ts'
import { type Absent, setAbsent } from '../operators/absent.ts'
import { addOperator, setOperator } from '../operators/change.ts'
import { listOperators } from '../operators/list.ts'
import { showOperator } from '../operators/show.ts'
import { operatorText } from '../operators/text.ts'
import { printItems, printThing } from '../output.ts'
import { needsOneOf } from '../wrong-usage.ts'
import { addingOptions, type OperatorOptions, saidBy, settingOptions } from './operator-options.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

const columns = ['operator', 'district', 'roles', 'kinds', 'present', 'openDeadlines']

export function addOperatorCommands(program: Command): void {
  const group = program.command('operator').description('who works with families, and in which districts')
  withConnection<CommonOptions & { district?: string; role?: string }>(
    group
      .command('list')
      .description('who works where, by district')
      .option('--district <district>', 'only those of this one')
      .addOption(new Option('--role <role>', 'only those who are this').choices(role.options)),
    async (connection, options) => printItems(await listOperators(connection, options), columns, options),
  )
  withConnection<CommonOptions & { showPersonalData?: boolean }>(
    group
      .command('show <id>')
      .description('one of them: roles, namings, absences, deputy, and how much is open')
      .option('--show-personal-data', 'also name and addresses'),
    async (connection, options, id = '') =>
      tell(await showOperator(connection, id, options.showPersonalData ?? false), options),
  )
  withConnection<OperatorOptions>(
    addingOptions(group.command('add <id>').description('add somebody; many at once: import operators')),
    async (connection, options, id = '') => tell(await addOperator(connection, id, saidBy(options)), options),
  )
  withConnection<OperatorOptions>(
    needsOneOf(
      settingOptions(
        group.command('set <id>').description('change what is known of somebody; what is not said stays'),
      ),
    ),
    async (connection, options, id = '') => tell(await setOperator(connection, id, saidBy(options)), options),
  )
  withConnection<CommonOptions & Absent>(
    needsOneOf(
      group
        .command('absent <id>')
        .description('when somebody is away: what comes for them then is their deputy’s')
        .option('--from <day>', 'first day: 2026-12-24')
        .option('--to <day>', 'last day; the first one when it is not said')
        .option('--cancel <day>', 'take back the absence that begins on this day'),
      '--from',
      '--cancel',
    ),
    async (connection, options, id = '') => tell(await setAbsent(connection, id, options), options),
  )
}

function tell(shown: Awaited<ReturnType<typeof showOperator>>, options: CommonOptions): void {
  printThing(options.json ? shown : operatorText(shown), options)
}
