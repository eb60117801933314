import { type Command, Option } from 'commander'
import { type HandoverReason, handoverReason, handoverStatuses } from '../../shared/domain/handover.ts'
import {
  acceptOffer,
  listHandovers,
  offerCase,
  sendOfferBack,
  showHandovers,
  type WantedHandovers,
  withdrawOffer,
} from '../casework/handover.ts'
import { printItems } from '../output.ts'
import { groupOf } from './group.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'
import { withDecision } from './with-decision.ts'

const columns = ['caseCode', 'number', 'from', 'to', 'status', 'offeredAt', 'answeredAt', 'reason']
const people = ['offeredBy', 'answeredBy']

type NoteOptions = CommonOptions & { readonly note?: string }

/** Begins the group `handover`, and adds to `referral`, which is there already. */
export function addHandoverCommands(program: Command): void {
  withDecision<NoteOptions & { to: string }>(
    groupOf(program, 'referral')
      .command('hand-over <code>')
      .description('offer a family to another district; until it answers, the present one has it')
      .requiredOption('--to <district>', 'which district is asked to take it (required)')
      .option('--note <text>', 'what they should know; shown only with --show-personal-data'),
    async (connection, options, code = '') => ({
      done: `offered to ${options.to}`,
      ...(await offerCase(connection, code, options)),
    }),
  )
  const group = program.command('handover').description('families that one district offers to another')
  addReading(group)
  withDecision<CommonOptions>(
    group
      .command('accept <code>')
      .description(
        'take a family that is offered to your district; it is yours when you are a liaison there',
      ),
    async (connection, _, code = '') => ({ done: 'taken over', ...(await acceptOffer(connection, code)) }),
  )
  withDecision<NoteOptions & { reason: HandoverReason }>(
    group
      .command('send-back <code>')
      .description('do not take it; a second time, the coordinators of both districts settle it')
      .addOption(
        new Option('--reason <reason>', 'why (required)')
          .choices(handoverReason.options)
          .makeOptionMandatory(),
      )
      .option('--note <text>', 'why, in your own words; shown only with --show-personal-data'),
    async (connection, options, code = '') => ({
      done: `sent back: ${options.reason}`,
      ...(await sendOfferBack(connection, code, options)),
    }),
  )
  withDecision<CommonOptions>(
    group.command('withdraw <code>').description('take an offer of your district back that nobody answered'),
    async (connection, _, code = '') => ({
      done: 'offer taken back',
      ...(await withdrawOffer(connection, code)),
    }),
  )
}

function addReading(group: Command): void {
  withConnection<CommonOptions & WantedHandovers>(
    group
      .command('list')
      .description('all offers, the oldest first')
      .option('--district <district>', 'only those to or from this one')
      .addOption(new Option('--status <status>', 'only those').choices(handoverStatuses)),
    async (connection, options) => printItems(await listHandovers(connection, options), columns, options),
  )
  withConnection<CommonOptions & { showPersonalData?: boolean }>(
    group
      .command('show <code>')
      .description('every offer of one case, and who made and answered it')
      .option('--show-personal-data', 'also what they wrote'),
    async (connection, options, code = '') => {
      const isPersonal = options.showPersonalData ?? false
      const shown = [...columns, ...people, ...(isPersonal ? ['note', 'answerNote'] : [])]
      printItems(await showHandovers(connection, code, isPersonal), shown, options)
    },
  )
}
