import { type Command, Option } from 'commander'
import { type MentorStatus, mentorStatuses } from '../../shared/domain/mentor.ts'
import { said } from '../family-view.ts'
import { listMentors } from '../mentors/list.ts'
import { showMentor } from '../mentors/show.ts'
import { print, printItems, printThing } from '../output.ts'
import { addMentorDecisions } from './mentor-decisions.ts'
import { addMentorSetting } from './mentor-setting.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'
import { printDue } from './with-decision.ts'

const columns = [
  'mentor',
  'status',
  'reason',
  'kind',
  'district',
  'organisation',
  'capacity',
  'taken',
  'missing',
]

/** Of a part of the list nothing follows for the rest. */
function noMentors({ district, status }: { district?: string; status?: MentorStatus }): string {
  if (status !== undefined) return status === 'left' ? 'nobody here has left' : `no mentor here is ${status}`
  const where = district === undefined ? '' : ` in ${district}`
  return `no mentors${where} yet: they come by a form of kind mentor, or by "import mentors"`
}

/** Who mentors families (*mentori*), and pupils who tutor pupils (*tutor tra pari*). */
export function addMentorCommands(program: Command): void {
  const group = program
    .command('mentor')
    .description('who mentors families, and pupils who tutor pupils: from the application to the last day')
  withConnection<CommonOptions & { district?: string; status?: MentorStatus }>(
    group
      .command('list')
      .description('mentors, and what keeps each from being proposed; without those who have left')
      .option('--district <district>', 'only those of this one')
      .addOption(new Option('--status <status>', 'only those').choices(mentorStatuses)),
    async (connection, options) =>
      printItems(await listMentors(connection, options), columns, {
        json: options.json,
        whenEmpty: noMentors(options),
      }),
  )
  withConnection<CommonOptions & { showPersonalData?: boolean }>(
    group
      .command('show <id>')
      .description('one mentor: how far it is, what is missing, what is due')
      .option('--show-personal-data', 'also name, address, languages, place and times; noted as seen'),
    async (connection, options, id = '') =>
      printMentor(await showMentor(connection, id, options.showPersonalData ?? false), options),
  )
  addMentorDecisions(group)
  addMentorSetting(group)
}

function printMentor(shown: Awaited<ReturnType<typeof showMentor>>, { json }: CommonOptions): void {
  if (json) {
    printThing(shown, { json })
    return
  }
  const { deadlines, missing, details, ...fields } = { details: undefined, ...shown }
  printThing(said(fields), {})
  if (details !== undefined) {
    print('\nwho it is')
    printThing(said(details), {})
  }
  if (missing.length > 0) print(`\nmissing\n${missing.map((one) => `- ${one}`).join('\n')}`)
  printDue(deadlines)
}
