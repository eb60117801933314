import type { Command } from 'commander'
import { listOperators } from '../operators/list.ts'
import { showOperator } from '../operators/show.ts'
import { printItems, printThing } from '../output.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

const columns = ['operator', 'district', 'roles', 'kinds', 'present', 'openDeadlines']

export function addOperatorCommands(program: Command): void {
  const group = program.command('operator').description('who works with families, and in which districts')
  withConnection<CommonOptions & { district?: string; role?: string }>(
    group
      .command('list')
      .description('who works where, by district')
      .option('--district <district>', 'only those of this one')
      .option('--role <role>', 'only operators, liaisons or coordinators'),
    async (connection, options) => printItems(await listOperators(connection, options), columns, options),
  )
  withConnection<CommonOptions & { showPersonalData?: boolean }>(
    group
      .command('show <id>')
      .description('one of them: roles, namings, absences, deputy, and how much is open')
      .option('--show-personal-data', 'also name and addresses'),
    async (connection, options, id = '') =>
      printThing(await showOperator(connection, id, options.showPersonalData ?? false), options),
  )
}
