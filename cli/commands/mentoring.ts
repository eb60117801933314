import { type Command, InvalidArgumentError, Option } from 'commander'
import {
  mentoringStatuses,
  type WithdrawalByHand,
  withdrawalByHand,
} from '../../shared/domain/mentoring-request.ts'
import { listMentoring, type WantedRequests, withdrawMentor } from '../casework/mentoring.ts'
import { listMentorsWanted } from '../casework/mentoring-wanted.ts'
import { printItems } from '../output.ts'
import { addMentoringRequest } from './mentoring-request.ts'
import { oneOfRequired, WHICH_CASE } from './text-options.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'
import { withDecision } from './with-decision.ts'

const columns = ['caseCode', 'number', 'kind', 'urgency', 'status', 'district', 'requestedAt', 'household']

const NONE = 'no family here asks for a mentor: a request is made by "mentoring request"'

/** Mentors that families ask for (*richieste di affiancamento*). */
export function addMentoringCommands(program: Command): void {
  const mentoring = program.command('mentoring').description('mentors that families ask for')
  addMentoringRequest(mentoring)
  addWithdraw(mentoring)
  withConnection<CommonOptions & WantedRequests>(
    mentoring
      .command('list')
      .description('requests for a mentor, the longest waiting first')
      .option('--district <district>', 'only those that this district has')
      .addOption(new Option('--status <status>', 'only those').choices(mentoringStatuses)),
    async (connection, options) =>
      printItems(await listMentoring(connection, options), columns, {
        json: options.json,
        whenEmpty: options.status === 'withdrawn' ? 'no request here was withdrawn' : NONE,
      }),
  )
  withConnection<CommonOptions & { district?: string }>(
    mentoring
      .command('wanted')
      .description('families whose form wants a mentor, not asked for yet, and what is missing before')
      .option('--district <district>', 'only those that this district has'),
    async (connection, options) => {
      const shown = ['caseCode', 'district', 'status', 'owner', 'receivedAt', 'missing']
      printItems(await listMentorsWanted(connection, options), shown, {
        json: options.json,
        whenEmpty: 'every family here whose form wants a mentor was asked for already: see "mentoring list"',
      })
    },
  )
}

function addWithdraw(mentoring: Command): void {
  withDecision<CommonOptions & { reason: WithdrawalByHand }>(
    mentoring
      .command('withdraw')
      .argument('<code>', WHICH_CASE)
      .argument('<number>', 'of the request, as "mentoring list" shows it', requestNumber)
      .description('no mentor is sought any longer for a request')
      .addOption(oneOfRequired('--reason <reason>', 'why', withdrawalByHand.options)),
    async (connection, { reason }, code = '', number = '') => ({
      done: `request ${number} withdrawn: ${reason}`,
      ...(await withdrawMentor(connection, code, { number: Number(number), reason })),
    }),
  )
}

function requestNumber(given: string): string {
  if (/^[1-9]\d{0,2}$/.test(given)) return given
  throw new InvalidArgumentError('give the number that "mentoring list" shows.')
}
