import type { Command } from 'commander'
import { said } from '../family-view.ts'
import { listOrganisations, setOrganisation, showOrganisation } from '../organisations/organisation.ts'
import { printItems, printThing } from '../output.ts'
import { needsOneOf } from '../wrong-usage.ts'
import { dayOption } from './day.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'
import { printDue, withDecision } from './with-decision.ts'

const columns = ['organisation', 'name', 'district', 'insuredUntil', 'mentors', 'active']

interface SetOptions extends CommonOptions {
  readonly insuredUntil?: string | false
  readonly insuranceNumber?: string
  readonly name?: string
  readonly contact?: string | false
}

/** Associations and schools through which mentors are insured. */
export function addOrganisationCommands(program: Command): void {
  const group = program
    .command('organisation')
    .description('associations and schools through which mentors are insured')
  withConnection<CommonOptions & { district?: string }>(
    group
      .command('list')
      .description('organisations, until when they insure their volunteers, and how many mentor')
      .option('--district <district>', 'only those of this one'),
    async (connection, { district, json }) =>
      printItems(await listOrganisations(connection, district), columns, {
        json,
        whenEmpty: 'no organisations yet: they come by "import organisations"',
      }),
  )
  withConnection<CommonOptions & { showPersonalData?: boolean }>(
    group
      .command('show <id>')
      .description('one organisation: its insurance, how many mentor, what is due')
      .option('--show-personal-data', 'also who answers for its volunteers; noted as seen'),
    async (connection, options, id = '') =>
      printOrganisation(await showOrganisation(connection, id, options.showPersonalData ?? false), options),
  )
  withDecision<SetOptions>(
    needsOneOf(
      group
        .command('set <id>')
        .description('what is known of an organisation; what is not said stays')
        .option('--insured-until <day>', 'last day on which its volunteers are insured', dayOption)
        .option('--no-insured-until', 'nothing is known of an insurance')
        .option('--insurance-number <number>', 'of its policy (numero di polizza)')
        .option('--name <name>', 'as it is written')
        .option('--contact <address>', 'e-mail of whoever answers for its volunteers')
        .option('--no-contact', 'nobody any longer'),
    ),
    async (connection, { insuredUntil, insuranceNumber, name, contact }, id = '') => {
      const said = { id, name, insuranceNumber, insuredUntil: orNone(insuredUntil), contact: orNone(contact) }
      const { changed, ...standing } = await setOrganisation(connection, said)
      return {
        done: changed.length === 0 ? 'nothing, all was so already' : `noted: ${changed.join(', ')}`,
        ...standing,
      }
    },
  )
}

/** What is to be taken away is false for the command line, null for what is said. */
function orNone(given: string | false | undefined): string | null | undefined {
  return given === false ? null : given
}

function printOrganisation(
  shown: Awaited<ReturnType<typeof showOrganisation>>,
  { json }: CommonOptions,
): void {
  if (json) {
    printThing(shown, { json })
    return
  }
  const { deadlines, ...fields } = shown
  printThing(said(fields), {})
  printDue(deadlines)
}
