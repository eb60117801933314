import { type Command, InvalidArgumentError } from 'commander'
import type { Period } from '../districts/closed-days.ts'
import { type DistrictSettings, setDistrict } from '../districts/set.ts'
import { showDistrict } from '../districts/show.ts'
import { districtText } from '../districts/text.ts'
import { readPeriods } from '../import/row/periods.ts'
import { printThing } from '../output.ts'
import { needsOneOf } from '../wrong-usage.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

interface Options extends CommonOptions, Omit<DistrictSettings, 'isDutyEveryDay'> {
  readonly dutyEveryDay?: boolean
  readonly dutyWorkingDays?: boolean
}

/** `district show` and `district set`. */
export function addDistrictSettings(group: Command): void {
  withConnection(
    group
      .command('show <id>')
      .description('one district: office and duty hours, numbers, the next days off, coordinators'),
    async (connection, options, id = '') => tell(await showDistrict(connection, id), options),
  )
  withConnection<Options>(
    needsOneOf(
      group
        .command('set <id>')
        .description('when its office works and how it is reached; what is not said stays')
        .option('--patron <day>', 'month and day of the patron: 08-26, or none')
        .option('--closes-at <time>', 'what comes later is read on the next working day: 17:00')
        .option('--closed <days>', 'its office is closed: 2026-12-28..2026-12-31; may be repeated', periods)
        .option('--open <days>', 'it is not closed then after all; may be repeated', periods)
        .option('--duty <hours>', 'when somebody is there about a child in danger: 08:00-19:00', hours)
        .option('--duty-every-day', 'also when its office does not work')
        .option('--duty-working-days', 'only when its office works')
        .option('--office-phone <number>', 'that senders are told, or none')
        .option('--duty-phone <number>', 'the same, about a child in danger; or none'),
    ),
    async (connection, options, id = '') => {
      const { dutyEveryDay, dutyWorkingDays } = options
      const isDutyEveryDay = dutyEveryDay ?? (dutyWorkingDays ? false : undefined)
      tell(await setDistrict(connection, id, { ...options, isDutyEveryDay }), options)
    },
  )
}

function tell(shown: Awaited<ReturnType<typeof showDistrict>>, options: CommonOptions): void {
  printThing(options.json ? shown : districtText(shown), options)
}

function periods(given: string, before: readonly Period[] = []): readonly Period[] {
  const read = readPeriods(given)
  if (read !== undefined && read.length > 0) return [...before, ...read]
  throw new InvalidArgumentError('give days as in 2026-12-28..2026-12-31, or one day.')
}

function hours(given: string): { from: string; to: string } {
  const [from = '', to = ''] = given.split(/[-–]/).map((part) => part.trim())
  return { from, to }
}
