import type { Command } from 'commander'
import type { Fault } from '../../shared/casework/repair/deadline-faults.ts'
import { Refused } from '../../shared/errors.ts'
import { type Checked, checkDeadlines } from '../deadlines/check.ts'
import { summarizeDeadlines } from '../deadlines/summary.ts'
import { print, printError, printItems } from '../output.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

/** What a coordinator, or whoever looks after the system, sees of all deadlines together. */
export function addDeadlineOverviewCommands(group: Command): void {
  withConnection<CommonOptions & { district?: string }>(
    group
      .command('summary')
      .description('how much is open, due today, late, and nobody’s, by district and kind')
      .option('--district <district>', 'only of this one'),
    async (connection, options) => {
      const columns = ['district', 'kind', 'open', 'dueToday', 'late', 'nobodys']
      printItems(await summarizeDeadlines(connection, options.district), columns, options)
    },
  )
  withConnection<CommonOptions & { district?: string; repair?: boolean }>(
    group
      .command('check')
      .description('whether everything that waits has an owner and its deadlines, as after an upgrade')
      .option('--district <district>', 'only of this one')
      .option('--repair', 'set what is missing, case by case; may be run again'),
    async (connection, { repair: isRepair = false, ...options }) => {
      const tell = options.json ? () => undefined : printError
      const { district } = options
      const checked = await checkDeadlines(connection, { district, isRepair, tell })
      if (options.json) print(JSON.stringify(checked, null, 2))
      else printChecked(checked, isRepair)
      refuseWhatIsLeft(checked, isRepair)
    },
  )
}

function printChecked({ things, faults, left, failures }: Checked, isRepair: boolean): void {
  if (faults.length > 0) printItems(faults.map(readable), ['case', 'what', 'fault', 'operator'], {})
  const repaired = isRepair ? `, repaired: ${faults.length - left.length}` : ''
  print(`looked at: ${things}, faults: ${faults.length}${repaired}`)
  for (const one of failures) printError(one)
}

function readable({ caseCode, subject, ...fault }: Fault) {
  return { ...fault, case: caseCode ?? subject }
}

/** @throws Refused when something is wrong still */
function refuseWhatIsLeft({ left, failures }: Checked, isRepair: boolean): void {
  if (failures.length > 0) {
    throw new Refused(`could not be looked at or written: ${failures.length}, run it again`)
  }
  if (left.length === 0) return
  throw new Refused(
    isRepair
      ? `still wrong: ${left.length}, nobody is there to have it: name a liaison or a coordinator, then run it again`
      : `something is wrong: "raccordo deadline check --repair" mends it`,
  )
}
