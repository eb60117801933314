import { setTimeout } from 'node:timers/promises'
import type { Command } from 'commander'
import { romeDate } from '../../shared/domain/rome.ts'
import { type Leaving, type Left, leaveOperator } from '../casework/leave.ts'
import { print, printError, printItems } from '../output.ts'
import { dayOption } from './day.ts'
import { groupOf } from './group.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

const columns = ['caseCode', 'as', 'to', 'reason', 'subject']
const namingColumns = ['namedFor', 'district', 'to']
/** How far an index may be behind. */
const PAUSE_MS = 1000

/** Adds to `operator`, which is there already. */
export function addLeaveCommand(program: Command): void {
  withConnection<CommonOptions & Leaving>(
    groupOf(program, 'operator')
      .command('leave <id>')
      .description('somebody works here no longer: what they have goes to others; may be run again')
      .requiredOption('--on <day>', 'the first day on which they do not (required)', dayOption)
      .option('--to <operator>', 'who takes over, in the districts where they work; else whoever is found'),
    async (connection, options, id = '') => {
      const tell = options.json ? () => undefined : printError
      const manner = { tell, pause: () => setTimeout(PAUSE_MS) }
      const left = await leaveOperator(connection, id, options, manner)
      if (options.json) return print(JSON.stringify(left, null, 2))
      if (left.handed.length > 0) printItems(left.handed, columns, options)
      if (left.namings.length > 0) printItems(left.namings.map(readable), namingColumns, options)
      print([summary(left, romeDate(connection.now())), ...left.remarks].join('\n'))
    },
  )
}

function readable({ to = 'whoever gets the next referral', ...naming }: Left['namings'][number]) {
  return { ...naming, to }
}

function summary({ operator, leftOn, handed }: Left, today: string) {
  if (leftOn > today) {
    return `${operator} leaves on ${leftOn}: on the morning of that day all that is open with them goes to others`
  }
  const district = handed.filter(({ to }) => to === undefined).length
  const left = district === 0 ? '' : `, ${district} of them with the district itself: nobody is there`
  return `${operator} left on ${leftOn}; given to others: ${handed.length}${left}`
}
