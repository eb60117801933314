import { type Command, InvalidArgumentError, Option } from 'commander'
import { nearestWord } from '../../functions/intake/mapping/nearest-word.ts'
import { formField } from '../../shared/domain/field.ts'
import {
  type DiscardReason,
  discardReason,
  type SubmissionStatus,
  submissionStatuses,
} from '../../shared/domain/submission.ts'
import { firstRows } from '../lists.ts'
import { print, printItems, printText, printThing } from '../output.ts'
import { discardSubmission } from '../submissions/discard.ts'
import { listSubmissions } from '../submissions/list.ts'
import { type Corrections, replaySubmission } from '../submissions/replay.ts'
import { showSubmission } from '../submissions/show.ts'
import { wholeNumberFrom } from './whole-number.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

const columns = ['partner', 'form', 'submissionId', 'status', 'danger', 'problems', 'receivedAt']

const explainedColumns = ['verdict', 'field', 'called', 'problem', 'value']

export function addSubmissionCommands(program: Command): void {
  const submission = program.command('submission').description('what forms sent')
  withConnection<CommonOptions & { status?: SubmissionStatus; limit?: number }>(
    submission
      .command('list')
      .description('all submissions, oldest first')
      .addOption(new Option('--status <status>', 'only those').choices(submissionStatuses))
      .option('--limit <n>', 'at most so many', wholeNumberFrom(1)),
    async (connection, options) =>
      printItems(
        firstRows(await listSubmissions(connection, options.status), options.limit),
        columns,
        options,
      ),
  )
  withConnection<CommonOptions & { showPersonalData?: boolean }>(
    submission
      .command('show <form> <submissionId>')
      .description('one submission and what is wrong with it')
      .option('--show-personal-data', 'also the body, as it was sent'),
    async (connection, options, form = '', submissionId = '') => {
      const isPersonal = options.showPersonalData ?? false
      const found = await showSubmission(connection, form, submissionId, isPersonal)
      const { body, explained, ...shown } = { body: undefined, explained: [], ...found }
      if (options.json) return printItems([found], [], options)
      printThing(shown, options)
      if (explained.length > 0) printItems(explained, explainedColumns, options)
      if (body !== undefined) printText('body', body)
      if (found.status === 'quarantined') print(HOW_TO_COMPLETE)
    },
  )
  addDiscard(submission)
  addReplay(submission)
}

const HOW_TO_COMPLETE = 'to complete it: submission replay <form> <submissionId> --correct <field>=<value>'

function addReplay(submission: Command): void {
  withConnection<CommonOptions & { correct?: Corrections; real?: boolean; wait: number }>(
    submission
      .command('replay <form> <submissionId>')
      .description('read a submission again, with corrected fields; waits for what becomes of it')
      .option(
        '--correct <field=value>',
        'a corrected field of the dictionary, may be repeated; an empty value takes it back',
        addCorrection,
      )
      .option('--real', 'it came while the form was tried out, and is a real family all the same')
      .option('--wait <seconds>', 'how long to wait', wholeNumberFrom(0), 10),
    async (connection, options, form = '', submissionId = '') => {
      const { correct: corrections = {}, real: isReal, wait: waitSeconds } = options
      const replay = { form, submissionId, corrections, isReal, waitSeconds }
      const replayed = await replaySubmission(connection, replay)
      printItems([replayed], [...columns, 'referral', 'mentor'], options)
    },
  )
}

function addDiscard(submission: Command): void {
  withConnection<CommonOptions & { reason: DiscardReason; note?: string }>(
    submission
      .command('discard <form> <submissionId>')
      .description('decide that what was sent is no referral; a newer version of it is read all the same')
      .addOption(
        new Option('--reason <reason>', 'why (required)')
          .choices(discardReason.options)
          .makeOptionMandatory(),
      )
      .option('--note <text>', 'why, in your own words; shown only with --show-personal-data'),
    async (connection, options, form = '', submissionId = '') => {
      const { reason, note } = options
      const discarded = await discardSubmission(connection, { form, submissionId, reason, note })
      printItems([discarded], [...columns, 'reason'], options)
    },
  )
}

function addCorrection(given: string, before: Corrections = {}): Corrections {
  const at = given.indexOf('=')
  const name = formField.safeParse(given.slice(0, Math.max(at, 0)))
  if (!name.success) {
    const wrong = at > 0 ? `"${given.slice(0, at)}" is no field: ` : ''
    const near = at > 0 ? nearestWord(given.slice(0, at), formField.options) : undefined
    const cure = near === undefined ? '' : `did you mean ${near}? `
    const all = formField.options.join(', ')
    throw new InvalidArgumentError(`${wrong}${cure}write it as field=value; the fields are ${all}.`)
  }
  return { ...before, [name.data]: given.slice(at + 1) }
}
