import type { Command } from 'commander'
import { romeDate } from '../../shared/domain/rome.ts'
import type { ListRow } from '../../shared/table/shape.ts'
import type { Connection } from '../connection.ts'
import type { StepAhead } from '../deadlines/ladder-ahead.ts'
import { listDeadlines, type WantedDeadlines } from '../deadlines/list.ts'
import { deadlineColumns, readableRow } from '../deadlines/row.ts'
import { showDeadline } from '../deadlines/show.ts'
import { firstRows } from '../lists.ts'
import { printItems, printThing } from '../output.ts'
import { dayOption } from './day.ts'
import { addDeadlineChangeCommands } from './deadline-change.ts'
import { addDeadlineOverviewCommands } from './deadline-overview.ts'
import { withNamedDeadline } from './named-deadline.ts'
import { wholeNumberFrom } from './whole-number.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

export function addDeadlineCommands(program: Command): void {
  const group = program
    .command('deadline')
    .description('whatever waits for a person: when it is due, whose it is, and what is told of it')
  withConnection<CommonOptions & WantedDeadlines & { limit?: number }>(
    group
      .command('list')
      .description('what is open: dangers first, then by the day that it is due')
      .option('--owner <operator>', 'only what this one has to do')
      .option(
        '--subject <what>',
        'only of this one: a case code, the id of a household or form, or mentor/<id> and the like',
      )
      .option('--district <district>', 'only of this one')
      .option('--due-before <day>', 'only what is due before that day', dayOption)
      .option('--overdue', 'only what is late')
      .option('--unowned', 'only what nobody has: the district itself does')
      .option('--all', 'also what ended; only with --subject')
      .option('--limit <n>', 'at most so many', wholeNumberFrom(1)),
    async (connection, options) => {
      const rows = firstRows(await listDeadlines(connection, options), options.limit)
      const columns = options.all ? [...deadlineColumns, 'status'] : deadlineColumns
      printDeadlines(connection, rows, { ...options, columns })
    },
  )
  withNamedDeadline<CommonOptions & { showPersonalData?: boolean }>(
    group
      .command('show')
      .description('one deadline, and when it is told to whom while nobody does it')
      .option('--show-personal-data', 'also its note'),
    async (connection, options, named) => {
      const shown = await showDeadline(connection, named, options.showPersonalData ?? false)
      if (options.json) return printItems([shown], [], options)
      const { ahead, next: _, ...deadline } = { next: undefined, ...shown }
      printThing(deadline, options)
      if (ahead.length > 0) printItems(ahead.map(heard), ['day', 'time', 'step', 'tells'], options)
    },
  )
  addDeadlineChangeCommands(group)
  addDeadlineOverviewCommands(group)
}

/** JSON has the rows as they are, a table what a person reads. */
function printDeadlines(
  { now }: Connection,
  rows: readonly ListRow[],
  { json, columns }: { readonly json?: boolean; readonly columns: readonly string[] },
): void {
  const today = romeDate(now())
  printItems(json ? rows : rows.map((row) => readableRow(row, today)), columns, { json })
}

/** A step that nobody hears is the district's to notice. */
function heard({ tells, ...step }: StepAhead) {
  return { ...step, tells: tells.length === 0 ? 'nobody is there' : tells }
}
