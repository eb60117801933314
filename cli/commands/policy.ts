import type { Command } from 'commander'
import type { DistrictPolicy } from '../../shared/domain/deadline-policy.ts'
import { districtDefaults } from '../../shared/domain/district.ts'
import { romeDate, romeTime } from '../../shared/domain/rome.ts'
import { getDistrict } from '../../shared/table/district-store.ts'
import { print, printItems, printThing } from '../output.ts'
import type { Arrivals } from '../policy/examples.ts'
import { matchingColumns, matchingLines, matchingRow } from '../policy/matching-rows.ts'
import { checkPolicy, policyHistory, setPolicy, withoutDistrict } from '../policy/policy.ts'
import { policyColumns, policyRows, readableChange, readablePolicy } from '../policy/rows.ts'
import { withOptionalConnection } from './optional-connection.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

const changeColumns = ['kind', 'field', 'before', 'after']
const dueColumns = ['kind', 'urgency', 'now', 'onFriday', 'beforeLongWeekend']

export function addPolicyCommands(program: Command): void {
  const group = program
    .command('policy')
    .description('how long each kind of deadline is, who hears of it when, and how mentors are matched')
  withOptionalConnection(
    group
      .command('show [district]')
      .description('what holds in a district; without one what holds where nothing else is set'),
    (_, district) => district !== undefined,
    async (connection, options, district = '') => {
      const policy: DistrictPolicy =
        connection === undefined
          ? districtDefaults.policy
          : (await getDistrict(connection.table, district)).policy
      const rows = policyRows(policy)
      if (options.json) return printItems([...rows, matchingRow(policy)], [], options)
      printItems(rows.map(readablePolicy), policyColumns, options)
      print('')
      printItems(matchingLines(policy), matchingColumns, options)
    },
  )
  addCheck(group)
  withConnection(
    group
      .command('set <district> <file>')
      .description('sets the whole policy of a district; what the file does not name is as by default'),
    async (connection, options, district = '', file = '') => {
      const { changes, ...set } = await setPolicy(connection, district, file)
      if (options.json) return printItems([{ ...set, changes }], [], options)
      if (changes.length === 0)
        return print(`nothing changes: policy ${set.number} of ${district} says the same`)
      printThing(set, options)
      printItems(changes.map(readableChange), changeColumns, options)
    },
  )
  withConnection(
    group.command('history <district>').description('what it set before, and when'),
    async (connection, options, district = '') => {
      const items = await policyHistory(connection, district)
      const readable = items.map(({ changes, ...one }) => ({
        ...one,
        changes: changes.map(({ kind, field }) => `${kind} ${field}`),
      }))
      printItems(options.json ? items : readable, ['number', 'setAt', 'setBy', 'changes'], options)
    },
  )
}

function addCheck(group: Command): void {
  withOptionalConnection<CommonOptions & { district?: string }>(
    group
      .command('check <file>')
      .description(
        'reads a policy file, says what it would change and when things would be due; sets nothing',
      )
      .option('--district <district>', 'against what holds there, by its own calendar; else by default'),
    ({ district }) => district !== undefined,
    async (connection, options, file = '') => {
      const { district = '' } = options
      const present =
        connection === undefined ? withoutDistrict : await getDistrict(connection.table, district)
      const now = connection?.now() ?? new Date()
      const checked = await checkPolicy(file, present, now)
      if (options.json) return printThing(checked, options)
      print(checked.changes.length === 0 ? 'nothing would change' : 'what would change')
      if (checked.changes.length > 0) printItems(checked.changes.map(readableChange), changeColumns, options)
      print('\nwhen it would be due, of what arrives')
      printThing(inItaly(checked.arrivals), options)
      printItems(checked.due, dueColumns, options)
    },
  )
}

function inItaly(arrivals: Arrivals): Record<string, string> {
  const local = (at: Date) => `${romeDate(at)} ${romeTime(at)}`
  return Object.fromEntries(Object.entries(arrivals).map(([name, at]) => [name, local(at)]))
}
