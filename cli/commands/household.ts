import type { Command } from 'commander'
import { MAX_HOUSEHOLDS_PER_WORD } from '../../shared/table/lookup-store.ts'
import { printHousehold } from '../household-view.ts'
import { type Asked, searchHouseholds } from '../households/search.ts'
import { showHousehold } from '../households/show.ts'
import { printError, printItems } from '../output.ts'
import { addHouseholdCorrections } from './household-corrections.ts'
import { addHouseholdDecisions } from './household-decisions.ts'
import { wholeNumberFrom } from './whole-number.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

const columns = ['household', 'caseCodes', 'district', 'municipality', 'status', 'since', 'fits', 'names']

type Options = CommonOptions & { readonly showPersonalData?: boolean }

export function addHouseholdCommands(program: Command): void {
  const household = program.command('household').description('families, each with all its referrals')
  withConnection<Options & Asked>(
    household
      .command('search')
      .description('families by whatever is known; order, accents, case and apostrophes make no difference')
      .option('--name <name>', 'of one of them')
      .option(
        '--born <year>',
        'of birth, of whom --name names or of a child of the contact',
        wholeNumberFrom(0),
      )
      .option('--phone <number>', 'however it is written')
      .option('--email <address>', 'of one of them')
      .option('--show-personal-data', 'also their names'),
    async (connection, options) => {
      const isPersonal = options.showPersonalData ?? false
      const shown = isPersonal ? columns : columns.filter((column) => column !== 'names')
      const found = await searchHouseholds(connection, options, isPersonal)
      printItems(found, shown, options)
      if (found.length >= MAX_HOUSEHOLDS_PER_WORD) {
        printError(`one word leads to ${MAX_HOUSEHOLDS_PER_WORD} households at most: search by more of them`)
      }
    },
  )
  withConnection<Options>(
    household
      .command('show <id>')
      .description('one household, by its id or the case code of one of its referrals')
      .option('--show-personal-data', 'also what identifies the family'),
    async (connection, options, id = '') => {
      const shown = await showHousehold(connection, id, options.showPersonalData ?? false)
      return options.json ? printItems([shown], [], options) : printHousehold(shown)
    },
  )
  addHouseholdDecisions(household)
  addHouseholdCorrections(household)
}
