import { type Command, Option } from 'commander'
import { referralStatuses } from '../../shared/domain/referral.ts'
import { historyOf } from '../casework/history.ts'
import { firstRows } from '../lists.ts'
import { printItems } from '../output.ts'
import { printReferral } from '../referral-view.ts'
import { listReferrals, showReferral, type Wanted } from '../referrals.ts'
import { addReferralAmendment } from './referral-amendment.ts'
import { addReferralDecisions } from './referral-decisions.ts'
import { wholeNumberFrom } from './whole-number.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

const columns = [
  'caseCode',
  'status',
  'district',
  'liaison',
  'partner',
  'submissionId',
  'urgency',
  'isChildInDanger',
  'isOutOfArea',
  'receivedAt',
  'id',
]

export function addReferralCommands(program: Command): void {
  const referral = program.command('referral').description('families that were referred')
  withConnection<CommonOptions & Wanted & { limit?: number }>(
    referral
      .command('list')
      .description('referrals, oldest first')
      .option('--district <district>', 'only those that this district has')
      .addOption(new Option('--status <status>', 'only those').choices(referralStatuses))
      .option('--owner <operator>', 'only those that this person has, or has something to do about')
      .option('--limit <n>', 'at most so many', wholeNumberFrom(1)),
    async (connection, options) =>
      printItems(firstRows(await listReferrals(connection, options), options.limit), columns, options),
  )
  withConnection<CommonOptions & { showPersonalData?: boolean }>(
    referral
      .command('show <id>')
      .description('one referral, by its id or case code')
      .option('--show-personal-data', 'also what identifies the family'),
    async (connection, options, id = '') => {
      const shown = await showReferral(connection, id, options.showPersonalData ?? false)
      return options.json ? printItems([shown], [], options) : printReferral(shown)
    },
  )
  withConnection<CommonOptions>(
    referral
      .command('history <code>')
      .description('what happened to a case and its family, who did it and by what way, oldest first'),
    async (connection, options, code = '') =>
      printItems(await historyOf(connection, code), ['at', 'type', 'actor', 'via', 'what'], options),
  )
  addReferralDecisions(referral)
  addReferralAmendment(referral)
}
