import { type Command, InvalidArgumentError } from 'commander'
import { addDeadline, finish, snooze, type Wanted } from '../deadlines/change.ts'
import { printItems } from '../output.ts'
import { dayOption } from './day.ts'
import { withNamedDeadline } from './named-deadline.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

const columns = ['due', 'caseCode', 'kind', 'number', 'owner', 'district']

/** What an operator does with deadlines. */
export function addDeadlineChangeCommands(group: Command): void {
  withConnection<CommonOptions & Wanted & { remind?: number[] }>(
    group
      .command('add <case>')
      .description('something of your own to be reminded of about a family')
      .requiredOption('--due <day>', 'the day at whose end it is due (required)', dayOption)
      .requiredOption('--note <text>', 'what is to be done (required); shown only with --show-personal-data')
      .option('--owner <operator>', 'who has to do it (default: whoever adds it)')
      .option('--remind <days>', 'working days before, as in 3,1 (default: as the policy says)', reminders),
    async (connection, { remind: remindBefore, ...options }, about = '') => {
      const { due, note, owner } = options
      const added = await addDeadline(connection, about, { due, note, owner, remindBefore })
      printItems([added], columns, options)
    },
  )
  withNamedDeadline(
    group
      .command('done')
      .description('it is done; what follows from a case is done by the command that this names'),
    async (connection, options, named) =>
      printItems([await finish(connection, named)], [...columns, 'status'], options),
  )
  withNamedDeadline<CommonOptions & { until: string }>(
    group
      .command('snooze')
      .description('not to be told of it before a working day; what is statutory never past its own day')
      .requiredOption('--until <day>', 'when to be told again, within 30 days (required)', dayOption),
    async (connection, options, named) => {
      const later = await snooze(connection, named, options.until)
      printItems([later], [...columns, 'snoozedUntil'], options)
    },
  )
}

/** Parses `3,1`. */
function reminders(given: string): number[] {
  if (/^\d{1,3}(?:,\d{1,3})*$/.test(given)) return given.split(',').map(Number)
  throw new InvalidArgumentError('give working days before the due day, as in 3,1.')
}
